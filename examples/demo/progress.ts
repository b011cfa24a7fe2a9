/** One line that is rewritten on a terminal; in a log, a line for each scene. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #scenes: number;
  #scene = 0;
  #answers = 0;
  #title = "";

  constructor(scenes: number, stream: NodeJS.WriteStream = process.stderr) {
    this.#scenes = scenes;
    this.#stream = stream;
  }

  scene(title: string): void {
    this.#scene += 1;
    this.#title = title;
    if (this.#stream.isTTY) this.#rewrite();
    else this.#stream.write(`${this.#text()}\n`);
  }

  answer(): void {
    this.#answers += 1;
    if (this.#stream.isTTY) this.#rewrite();
  }

  done(): void {
    if (this.#stream.isTTY) this.#stream.write("\r\u001B[K");
    this.#stream.write(`${this.#scenes} scenes played, ${this.#answers} answers of the bot.\n`);
  }

  #rewrite(): void {
    this.#stream.write(`\r\u001B[K${this.#text().slice(0, this.#stream.columns - 1)}`);
  }

  #text(): string {
    return `[${this.#scene}/${this.#scenes}] ${this.#answers} answers · ${this.#title}`;
  }
}
