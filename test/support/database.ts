import { Worker } from "node:worker_threads";

/** A real PostgreSQL (PGlite) in a worker: inside jest's own context it cannot load its files. */
export interface TestDatabase {
  query(sql: string, values?: unknown[]): Promise<{ rows: object[] }>;
  close(): Promise<void>;
}

const PROGRAM = `
const { parentPort } = require("node:worker_threads");
const { PGlite } = require("@electric-sql/pglite");
const opened = PGlite.create();
parentPort.on("message", async ({ id, sql, values }) => {
  try {
    const { rows } = await (await opened).query(sql, values);
    parentPort.postMessage({ id, rows });
  } catch (error) {
    parentPort.postMessage({ id, error: { ...error, name: error.name, message: error.message } });
  }
});
`;

interface Answer {
  readonly id: number;
  readonly rows?: object[];
  readonly error?: { readonly name: string; readonly message: string };
}

export async function openDatabase(...statements: readonly string[]): Promise<TestDatabase> {
  const worker = new Worker(PROGRAM, { eval: true });
  const waiting = new Map<number, (answer: Answer) => void>();
  worker.on("message", (answer: Answer) => waiting.get(answer.id)?.(answer));
  let count = 0;
  const query = (sql: string, values: unknown[] = []): Promise<{ rows: object[] }> => {
    const id = ++count;
    worker.postMessage({ id, sql, values });
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ rows, error }) => {
        waiting.delete(id);
        if (error) reject(Object.assign(new Error(error.message), error));
        else resolve({ rows: rows ?? [] });
      });
    });
  };
  for (const statement of statements) await query(statement);
  return { query, close: async () => void (await worker.terminate()) };
}
