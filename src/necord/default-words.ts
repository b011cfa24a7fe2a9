import type { Annotation } from "../annotation/annotation.js";

interface Words {
  readonly inside: readonly Annotation[];
  readonly alone: readonly Annotation[];
}

const words = new WeakMap<object, Words>();

/**
 * What is said of each handler of a class that says nothing itself. Where no span is open, in the handler of an event that is no
 * command, nobody has asked for one: there is none, and no hint that one was meant.
 */
export function defaultWords(owner: { readonly name: string }, hasParent: boolean): readonly Annotation[] {
  let found = words.get(owner);
  if (found === undefined) words.set(owner, (found = wordsOf(owner)));
  return hasParent ? found.inside : found.alone;
}

const wordsOf = ({ name }: { readonly name: string }): Words => ({
  inside: [{ kind: "instrumented", name }, { kind: "captureErrors" }],
  alone: [{ kind: "tag", key: "cog.name", value: name }, { kind: "captureErrors" }],
});
