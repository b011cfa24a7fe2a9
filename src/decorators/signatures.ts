type AnyMethod = (this: any, ...args: any[]) => any;

/** Anything that is a class, whatever its constructor takes or hides. */
export type ClassLike = Function & { readonly prototype: object };

/** The sentences that the compiler shows. */
type ReaderSentence = "cogscope: the reader must accept this method's parameters (same types, or wider, or fewer)";
type ResultSentence = "cogscope: the result reader must accept what this method gives";
type FallbackSentence = "cogscope: the fallback must be of the type that this method gives";
type ClassSentence = "cogscope: a reader on a class gets no arguments; put it on the method";

/** Same types, wider ones, or fewer: the method's parameters have to be acceptable to the reader. */
type Accepts<A extends unknown[], M extends AnyMethod> = A extends unknown
  ? [Parameters<M>] extends [never]
    ? true
    : Parameters<M> extends [...A, ...unknown[]]
      ? true
      : ((...args: A) => void) extends (...args: Parameters<M>) => void
        ? true
        : false
  : never;

/** Of several readers each one. */
type CheckReader<A extends unknown[], M extends AnyMethod> = false extends Accepts<A, M> ? ReaderSentence : unknown;

/** What a method gives in the end: what its promise settles to, what its generator returns. */
type Given<M extends AnyMethod> = ReturnType<M> extends Generator<any, infer R> | AsyncGenerator<any, infer R> ? R : Awaited<ReturnType<M>>;

type CheckResult<V, M extends AnyMethod> = unknown extends V ? unknown : [Given<M>] extends [V] ? unknown : ResultSentence;

type CheckFallback<F, M extends AnyMethod> = [F] extends [never]
  ? unknown
  : [Awaited<F>] extends [Given<M>]
    ? ReturnType<M> extends PromiseLike<any>
      ? unknown
      : [F] extends [ReturnType<M>]
        ? unknown
        : FallbackSentence
    : FallbackSentence;

/** What a word asks of the method under it. */
export interface Wants {
  readonly self: any;
  readonly args: unknown[];
  readonly result: unknown;
  readonly fallback: unknown;
}

type Check<W extends Wants, M extends AnyMethod> = CheckReader<W["args"], M> &
  CheckResult<W["result"], M> &
  CheckFallback<W["fallback"], M>;

declare const WANTS: unique symbol;

/** A word on a method, in both dialects: standard first, legacy second. */
export interface MethodWord<W extends Wants> {
  <M extends AnyMethod>(
    value: M & Check<W, M>,
    context: { readonly kind: "method"; readonly access: { readonly get: (object: NoInfer<W["self"]>) => any } },
  ): void;
  <M extends AnyMethod>(target: NoInfer<W["self"]>, key: string | symbol, descriptor: TypedPropertyDescriptor<M> & Check<W, M>): void;
  readonly [WANTS]?: W;
}

/** A word on a class, in both dialects. */
export interface ClassWord {
  (value: ClassLike, context?: ClassDecoratorContext<any>): void;
  readonly [WANTS]?: Nothing;
}

/** A word on a method or on a class; on a class a reader gets no arguments. */
export interface AnyWord<W extends Wants> extends MethodWord<W> {
  (value: ClassLike & (W["args"] extends [] ? unknown : ClassSentence), context?: ClassDecoratorContext<any>): void;
}

/** What a word without readers asks. */
export type Nothing = { readonly self: any; readonly args: []; readonly result: unknown; readonly fallback: never };

export type WantsReader<This, A extends unknown[]> = {
  readonly self: This;
  readonly args: A;
  readonly result: unknown;
  readonly fallback: never;
};

/** An object that is at hand; a promise is none, for readers are synchronous. */
export type Present = object & { readonly then?: never };

/** A reader as it is written. */
export type ReaderOf<This, A extends unknown[], T> = (this: This, ...args: A) => T;

/** Any word, for `compose` and `annotate`. */
export type SomeWord = { readonly [WANTS]?: any };

/** What a word wants; `any` wants nothing: it is what the compiler takes for a list of different words while it infers them. */
type WantsOf<W> = W extends { readonly [WANTS]?: infer X } ? (0 extends 1 & X ? Nothing : X extends Wants ? X : Nothing) : Nothing;

type CheckAll<Words extends readonly unknown[], M extends AnyMethod> = Words extends readonly [infer First, ...infer Rest]
  ? Check<WantsOf<First>, M> & CheckAll<Rest, M>
  : unknown;

/** Several words as one. */
export interface Composed<Words extends readonly unknown[]> {
  <M extends AnyMethod>(value: M & CheckAll<Words, M>, context: { readonly kind: "method" }): void;
  <M extends AnyMethod>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<M> & CheckAll<Words, M>): void;
  (value: ClassLike, context?: ClassDecoratorContext<any>): void;
  readonly [WANTS]?: WantsOf<Words[number]>;
}

/** The words of a plain function, checked against it. */
export type WordsFor<F extends AnyMethod, Words extends readonly unknown[]> = {
  [I in keyof Words]: Words[I] & Check<WantsOf<Words[I]>, F>;
};
