import { loadModule } from "./load-module.js";

const { plot } = loadModule("report/plot.mjs");

const BARS = {
  title: "Cost & more",
  subtitle: "by hand = 1",
  series: ["by hand, tightest", "cogscope"],
  groups: [
    { name: "no client", values: [0.0005, 0.001] },
    { name: "sampled <root>", values: [0.75, 3] },
    { name: "not measured", values: [undefined, NaN] },
  ],
};

/** The bars in the order of the modes: their series and length, without the legend's squares. */
const barsOf = (svg: string) =>
  [...svg.matchAll(/<rect class="(s\d)" x="\d+" y="\d+" width="([\d.]+)" height="10"\/>/g)].map(([, series, width]) => [
    series,
    Number(width),
  ]);

describe("The plot", () => {
  const svg = plot(BARS, "a day") as string;

  it("has a bar as long as the ratio for each figure, at least visible and at most to the edge", () => {
    const bars = barsOf(svg);
    const full = bars[3]?.[1] as number;
    expect(bars).toEqual([
      ["s0", 1],
      ["s1", 1],
      ["s0", full / 2],
      ["s1", full],
    ]);
  });

  it("writes each figure beside its bar, whatever its length", () => {
    expect([...svg.matchAll(/class="figure quiet">([^<]+)</g)].map(([, text]) => text)).toEqual(["0.0005", "0.001", "0.75", "3.00"]);
  });

  it("names modes, candidates and where the figures are from, as text", () => {
    for (const text of ["no client", "sampled &lt;root&gt;", "Cost &amp; more", "by hand, tightest", "cogscope", "a day"])
      expect(svg).toContain(`>${text}</text>`);
  });

  it("has colours for a light and for a dark page for each candidate", () => {
    const [light, dark] = svg.split("@media (prefers-color-scheme: dark)");
    for (const one of ["text", ".s0", ".s1", ".s2"]) expect([light, dark].map((part) => part?.includes(`${one} { `))).toEqual([true, true]);
  });

  it("keeps all within its frame, and needs nothing from elsewhere", () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) as unknown as [string, string, string];
    const at = (name: string) => [...svg.matchAll(new RegExp(` ${name}[12]?="([\\d.]+)"`, "g"))].map(([, value]) => Number(value));
    expect(Math.max(...at("x"))).toBeLessThan(Number(width));
    expect(Math.max(...at("y"))).toBeLessThan(Number(height));
    expect(svg.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|href|<script|@import/);
  });
});
