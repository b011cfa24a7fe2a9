import type { IncomingMessage, ServerResponse } from "node:http";

import { answerJson } from "../http/answer.js";
import { Refusal } from "../http/refusal.js";
import type { Received } from "../received.js";
import { ChangeStream } from "./change-stream.js";
import { listRoute } from "./list-route.js";
import { refuseOtherSites } from "./other-sites.js";
import { pageAssets, type PageAssets } from "./page-assets.js";
import { pageHeaders } from "./page-headers.js";

const files: Readonly<Record<string, readonly [asset: keyof PageAssets, type: string]>> = {
  "/": ["html", "text/html; charset=utf-8"],
  "/page.js": ["script", "text/javascript; charset=utf-8"],
  "/page.css": ["style", "text/css; charset=utf-8"],
  "/icon.svg": ["icon", "image/svg+xml"],
};

/** Serves the page of `cogscope view`: its files, its lists and the stream that says that something has changed. */
export class PageServer {
  readonly #received: Received;
  readonly #stream: ChangeStream;
  #assets: PageAssets | undefined;

  constructor(received: Received) {
    this.#received = received;
    this.#stream = new ChangeStream(received);
  }

  /** Answers, when the path is one of the page's; throws a `Refusal` for what may not be answered. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    // What a client sends comes by the thousand: no URL is made of it.
    if (request.url?.startsWith("/api/") === true) return false;
    const { pathname, searchParams } = urlOf(request);
    const file = Object.hasOwn(files, pathname) ? files[pathname] : undefined;
    if (!file && !pathname.startsWith("/view/")) return false;
    const isRead = request.method === "GET" || request.method === "HEAD";
    // What is sent to a path of the page is no envelope, and is told so as before.
    if (file && !isRead) return false;
    refuseOtherSites(request, pathname === "/");
    if (file) this.#sendFile(response, ...file);
    else if (isRead && pathname === "/view/stream") this.#stream.open(response);
    else if (isRead) answerJson(response, 200, listRoute(this.#received, pathOf(pathname), searchParams), pageHeaders);
    else if (request.method === "POST" && pathname === "/view/clear") this.#clear(response);
    else throw new Refusal(405, "The page's paths are read with GET, and /view/clear is sent to with POST.");
    return true;
  }

  /** Something was received. */
  changed(): void {
    this.#stream.changed();
  }

  #sendFile(response: ServerResponse, asset: keyof PageAssets, type: string): void {
    this.#assets ??= pageAssets();
    response.writeHead(200, { ...pageHeaders, "content-type": type });
    response.end(this.#assets[asset]);
  }

  #clear(response: ServerResponse): void {
    this.#received.clear();
    this.changed();
    answerJson(response, 200, {}, pageHeaders);
  }
}

function urlOf({ url = "" }: IncomingMessage): URL {
  // Put together, not resolved: `//name/view` would be another host's `/view`. And the path of a request may be what no URL can be made of.
  const whole = `http://127.0.0.1${url.startsWith("/") ? url : "/nowhere"}`;
  return new URL(URL.canParse(whole) ? whole : "http://127.0.0.1/nowhere");
}

function pathOf(pathname: string): readonly string[] {
  try {
    return pathname.split("/").slice(2).map(decodeURIComponent);
  } catch {
    return [];
  }
}
