import { Session, type Runtime } from "node:inspector";
import { types } from "node:util";

const SUBJECT = Symbol.for("cogscope.inspect.subject");
const store = globalThis as { [SUBJECT]?: unknown };

/** Where the source of a function stands. */
export interface SourcePlace {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/**
 * What V8 knows of a value and tells without running any of its code: where a function stands, and what is behind a proxy, which
 * a trap would be asked for otherwise (Node 20, node:inspector; Chrome DevTools Protocol, Runtime.getProperties).
 */
export class Engine {
  readonly #session = new Session();
  readonly #urls = new Map<string, string>();

  constructor() {
    this.#session.connect();
    this.#session.on("Debugger.scriptParsed", ({ params }) => void this.#urls.set(params.scriptId, params.url));
  }

  /** Nothing for what is native or bound, and for what inherits from a proxy: V8 would ask that for its keys. */
  placeOf(fn: object): SourcePlace | undefined {
    if (inheritsFromProxy(fn)) return undefined;
    const place = this.#internal(fn, "[[FunctionLocation]]")?.value as
      { readonly scriptId: string; readonly lineNumber: number; readonly columnNumber?: number } | undefined;
    if (place === undefined) return undefined;
    if (!this.#urls.has(place.scriptId)) this.#learnScripts();
    const url = this.#urls.get(place.scriptId)?.replace(/[?#].*$/, "");
    return url === undefined ? undefined : { url, line: place.lineNumber, column: place.columnNumber ?? 0 };
  }

  /** What a proxy stands for; nothing for a revoked one. */
  targetOf(proxy: object): unknown {
    const { objectId } = this.#internal(proxy, "[[Target]]") ?? {};
    if (objectId === undefined) return undefined;
    delete store[SUBJECT];
    const functionDeclaration = "function () { globalThis[Symbol.for('cogscope.inspect.subject')] = this; }";
    this.#post("Runtime.callFunctionOn", { objectId, functionDeclaration });
    const target = store[SUBJECT];
    delete store[SUBJECT];
    return target;
  }

  #internal(value: object, name: string): Runtime.RemoteObject | undefined {
    store[SUBJECT] = value;
    const { result } = this.#post("Runtime.evaluate", { expression: "globalThis[Symbol.for('cogscope.inspect.subject')]" });
    delete store[SUBJECT];
    const { objectId } = result;
    if (objectId === undefined) return undefined;
    const { internalProperties } = this.#post("Runtime.getProperties", { objectId, ownProperties: true });
    return internalProperties?.find((one) => one.name === name)?.value;
  }

  /** The debugger lists all scripts when it is switched on; left on it would stop at `debugger` statements of the bot. */
  #learnScripts(): void {
    this.#session.post("Debugger.enable");
    this.#session.post("Debugger.disable");
  }

  #post(method: "Runtime.evaluate", params: Runtime.EvaluateParameterType): Runtime.EvaluateReturnType;
  #post(method: "Runtime.getProperties", params: Runtime.GetPropertiesParameterType): Runtime.GetPropertiesReturnType;
  #post(method: "Runtime.callFunctionOn", params: Runtime.CallFunctionOnParameterType): Runtime.CallFunctionOnReturnType;
  #post(method: string, params: object): object {
    let answer: object = {};
    // In its own thread the session answers before `post` returns.
    this.#session.post(method, params, (error: Error | null, result?: object) => void (answer = error ? {} : (result ?? {})));
    return answer;
  }
}

function inheritsFromProxy(value: object): boolean {
  for (let at: object | null = value; at !== null; at = Object.getPrototypeOf(at) as object | null) if (types.isProxy(at)) return true;
  return false;
}
