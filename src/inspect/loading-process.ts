import { randomUUID } from "node:crypto";
import { spawn, type ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

import { childEnvironment } from "./child-environment.js";
import { endGroup } from "./end-group.js";
import { InspectError } from "./inspect-error.js";
import type { Found } from "./listing.js";
import { LOADING, TOLD_ON, type Task, type Told } from "./loading.js";

/** What came of loading a module. */
export type Outcome = { readonly found: Found } | { readonly reason: string };

export interface LoadingOptions {
  /** The script that loads modules when it is started with `LOADING`. */
  readonly script: string;
  /** Milliseconds that one module may take. */
  readonly timeout: number;
}

/** What one process came to: outcomes by file, and whom it met its end at. */
export interface Run {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly casualty?: { readonly file: string; readonly reason: string; readonly isCertain: boolean } | undefined;
}

/** Starting Node.js and its loaders, on a machine that may be busy. */
const START_MS = 30_000;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Loads modules in one process, until all are told of or that process ends; ends it in any case. */
export async function loadInProcess(files: readonly string[], { script, timeout }: LoadingOptions): Promise<Run> {
  const outcomes = new Map<string, Outcome>();
  const password = randomUUID();
  const child = start(script, { files, password });
  let loading: string | undefined;
  let isLate = false;
  let exitCode: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const allow = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isLate = true;
      endGroup(child);
    }, milliseconds);
  };
  allow(START_MS + timeout);

  const hear = (told: Told): void => {
    if (told.kind === "exit") exitCode = told.code;
    else if (told.kind === "done") endGroup(child);
    else {
      const file = files[told.module] ?? "";
      loading = told.kind === "loading" ? file : undefined;
      if (told.kind === "loaded") outcomes.set(file, { found: told.found });
      if (told.kind === "failed") outcomes.set(file, { reason: told.reason });
      allow(timeout);
    }
  };
  createInterface({ input: child.stdio[TOLD_ON] as Readable }).on("line", (line) => {
    // A module may write on any file descriptor: what does not begin so is none of ours.
    if (line.startsWith(password)) hear(JSON.parse(line.slice(password.length)) as Told);
  });
  const { code, signal } = await ended(child);
  clearTimeout(timer);
  if (loading === undefined && outcomes.size === 0)
    throw new InspectError(
      `The process that loads the modules ended before it loaded one: ${code ?? signal}. Look at what it has printed.`,
    );
  if (loading === undefined) return { outcomes };
  const seconds = `it was not loaded after ${timeout / 1000} s`;
  const reason = isLate
    ? seconds
    : exitCode === undefined
      ? `it ends the process: ${signal ?? code}`
      : `it calls process.exit(${exitCode})`;
  // Whom an earlier module has taken along is not known: only the first one, or one that takes too long, is to blame for sure.
  return { outcomes, casualty: { file: loading, reason, isCertain: isLate || outcomes.size === 0 } };
}

function start(script: string, task: Task): ChildProcess {
  const child = spawn(process.execPath, [...process.execArgv, script, LOADING], {
    env: childEnvironment(process.env),
    // A group of its own, with which all ends that the modules start. On Windows that would be a window of its own.
    detached: process.platform !== "win32",
    // What the modules print is not what the command prints.
    stdio: ["pipe", process.stderr.fd, process.stderr.fd, "pipe"],
  });
  child.stdin?.on("error", () => undefined).end(JSON.stringify(task));
  return child;
}

const ended = (child: ChildProcess): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> =>
  new Promise((resolve, reject) => {
    const end = (): void => endGroup(child);
    // A module may ignore the signals that end this process, and those of the terminal do not reach its group.
    const interrupted = (signal: NodeJS.Signals): void => process.exit(128 + constants.signals[signal]);
    process.once("exit", end);
    for (const signal of SIGNALS) process.once(signal, interrupted);
    child.once("error", reject);
    child.once("exit", end);
    child.once("close", (code, signal) => {
      process.off("exit", end);
      for (const one of SIGNALS) process.off(one, interrupted);
      resolve({ code, signal });
    });
  });
