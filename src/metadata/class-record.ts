import "reflect-metadata";
import type { Annotation } from "../annotation/annotation.js";
import { noteBehaviour } from "./behaviour.js";
import { bumpEdition } from "./edition.js";

const KEY = Symbol.for("cogscope.class");

/** The annotations written on this very class, in source order; nothing of its bases. */
export function classAnnotations(target: object): readonly Annotation[] {
  return (Reflect.getOwnMetadata(KEY, target) as readonly Annotation[] | undefined) ?? [];
}

export function writeClassAnnotations(target: object, annotations: readonly Annotation[]): void {
  Reflect.defineMetadata(KEY, annotations, target);
  noteBehaviour(annotations);
  bumpEdition();
}
