/** Fetches what the viewer has to tell; rejects with its sentence when it refuses. */
export async function fetchJson<T>(path: string, query: Readonly<Record<string, string>> = {}): Promise<T> {
  const response = await fetch(`/view/${path}?${new URLSearchParams(query)}`);
  const answer = (await response.json()) as T & { detail?: string };
  if (!response.ok) throw new Error(answer.detail ?? `The viewer answered ${response.status}.`);
  return answer;
}
