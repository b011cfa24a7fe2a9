import { batchedOutput } from "../../../src/view/command/batched-output.js";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("The output of the viewer", () => {
  it("is written in order, at once for each turn of the event loop", async () => {
    const written: string[] = [];
    const write = batchedOutput({ write: (text) => written.push(text), writableLength: 0 });
    write("a\n");
    write("b\n");
    await turn();
    write("c\n");
    await turn();
    expect(written).toEqual(["a\nb\n", "c\n"]);
  });

  it("does not pile up for a reader that is too slow, and tells how much it left out", async () => {
    const written: string[] = [];
    const output = { write: (text: string) => written.push(text), writableLength: 2 ** 30 };
    const write = batchedOutput(output);
    for (const text of ["a\n", "b\n"]) {
      write(text);
      await turn();
    }
    output.writableLength = 0;
    write("c\n");
    await turn();
    expect(written).toEqual(["… 2 not printed: the reader of this output is too slow\nc\n"]);
  });
});
