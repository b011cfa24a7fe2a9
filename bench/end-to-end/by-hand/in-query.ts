import * as Sentry from "@sentry/node";
import { captureFailure, errorName } from "./capture-failure.js";

interface Query {
  readonly name: string;
  /** `CaseRepository.add` for `code.function.name`. */
  readonly function: string;
  readonly table: string;
  readonly operation: "SELECT" | "INSERT";
  /** What is said of its errors. */
  readonly failure: Parameters<typeof captureFailure>[1];
}

/** Runs a statement in a span of its own and captures its error. */
export async function inQuery<T>(query: Query, run: (span: Sentry.Span) => Promise<T>): Promise<T> {
  const attributes = {
    "code.function.name": query.function,
    "db.system.name": "postgresql",
    "db.collection.name": query.table,
    "db.operation.name": query.operation,
  };
  return Sentry.startSpan({ name: query.name, op: "db.query", attributes }, async (span) => {
    try {
      return await run(span);
    } catch (error) {
      span.setAttribute("error.type", errorName(error));
      captureFailure(error, query.failure);
      throw error;
    }
  });
}
