import { Worker } from "node:worker_threads";

/** PGlite loads its WebAssembly by `import()`, which jest's realm has only behind a flag: it runs in a thread of its own. */
const SERVER = `
  const { parentPort } = require("node:worker_threads");
  const { PGlite } = require("@electric-sql/pglite");
  const database = PGlite.create();
  parentPort.on("message", async ({ id, sql, params, rowMode }) => {
    try {
      const { rows, affectedRows } = params ? await (await database).query(sql, params, { rowMode }) : { rows: await (await database).exec(sql) };
      parentPort.postMessage({ id, rows, affectedRows });
    } catch (error) {
      parentPort.postMessage({ id, message: error.message, code: error.code });
    }
  });
`;

interface Answer {
  readonly id: number;
  readonly rows: unknown[];
  readonly affectedRows?: number;
  readonly message?: string;
  readonly code?: string;
}

/** The part of a PGlite that Drizzle, Knex and `pg`'s users ask, with the errors of a PostgreSQL driver. */
export class RemotePGlite {
  /** How many statements have come in by `query`. */
  statements = 0;
  readonly #worker = new Worker(SERVER, { eval: true });
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  constructor() {
    this.#worker.on("message", (answer: Answer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
  }

  query(sql: string, params: readonly unknown[] = [], { rowMode }: { readonly rowMode?: string } = {}): Promise<Answer> {
    this.statements++;
    return this.#ask({ sql, params, rowMode });
  }

  /** Runs several statements that take no parameters; waits for the database to be up. */
  async exec(sql: string): Promise<void> {
    await this.#ask({ sql });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #ask(message: object): Promise<Answer> {
    const id = ++this.#last;
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, ...message });
    });
    if (answer.message === undefined) return answer;
    throw Object.assign(new Error(answer.message), { name: "DatabaseError", code: answer.code });
  }
}
