import { request } from "node:http";

export interface Reply {
  readonly status: number;
  readonly body: { readonly id?: string; readonly detail?: string };
}

export interface Posted {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

/** Sends a request as no SDK would: fetch() does not let us choose the Host header. */
export function post(port: number, { method = "POST", path = "/api/1/envelope/", headers = {}, body = "" }: Posted): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Reply["body"] }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** An envelope with one item. */
export function envelope(type: string, payload: unknown, headers: object = {}): string {
  return [headers, { type }, payload].map((line) => JSON.stringify(line)).join("\n");
}
