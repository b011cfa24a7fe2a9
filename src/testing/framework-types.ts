/* eslint-disable @typescript-eslint/no-namespace, @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any,
   @typescript-eslint/no-unused-vars, @typescript-eslint/ban-ts-comment --
   Each framework has its own place for the types of matchers, and its type parameters have to be repeated as they are. Of two frameworks
   one at least is not installed: the compiler is told not to miss it. */
import type { SentryMatchers } from "./matching/matcher-signatures.js";

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends SentryMatchers<R> {}
  }
}

/** @ts-ignore: of `@jest/globals` */
declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends SentryMatchers<R> {}
}

/** @ts-ignore: of vitest */
declare module "vitest" {
  interface Matchers<T = any> extends SentryMatchers<void> {}
}
