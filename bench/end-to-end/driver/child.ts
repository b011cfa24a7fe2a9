import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** A process that is asked and answers, one question at a time. */
export class Child {
  readonly #process: ChildProcess;
  readonly #exited: Promise<unknown>;

  constructor(script: string, options: object, execArgv: readonly string[] = []) {
    this.#process = fork(script, [JSON.stringify(options)], {
      execArgv: [...execArgv],
      serialization: "advanced",
      env: { ...process.env, NODE_ENV: "production" },
    });
    this.#exited = once(this.#process, "exit");
  }

  /** What it says next. */
  async said<T>(): Promise<T> {
    const ended = this.#exited.then(() => Promise.reject(new Error(`${this.#process.spawnargs.join(" ")} has ended.`)));
    const [message] = (await Promise.race([once(this.#process, "message"), ended])) as [T];
    return message;
  }

  async ask<T>(question: string): Promise<T> {
    const answer = this.said<T>();
    this.#process.send(question);
    return answer;
  }

  /** It ends when it hears nobody any more. */
  async close(): Promise<void> {
    if (this.#process.connected) this.#process.disconnect();
    await this.#exited;
  }
}
