import { ratio } from "../figures/format.mjs";

const WIDTH = 860;
const LEFT = 190;
const RIGHT = 70;
const TOP = 96;
const BAR = 12;
const GAP = 14;

/** Ratios above this are drawn to the edge; their figures say what they are. */
const LIMIT = 1.5;

const STYLE = `
  text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328; }
  .title { font-size: 16px; font-weight: 600; }
  .quiet { fill: #59636e; }
  .figure { font-size: 11px; }
  .grid { stroke: #d1d9e0; }
  .one { stroke: #59636e; stroke-dasharray: 4 3; }
  .s0 { fill: #9aa4af; } .s1 { fill: #6c4fd3; } .s2 { fill: #c08be8; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; }
    .quiet { fill: #9198a1; }
    .grid { stroke: #3d444d; }
    .one { stroke: #9198a1; }
    .s0 { fill: #6e7681; } .s1 { fill: #a48bff; } .s2 { fill: #6f4aa8; }
  }`;

const escaped = (text) => text.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);

/** Bars of ratios, a group for each mode; readable on a light and on a dark page. */
export function plot({ title, subtitle, series, groups }, origin) {
  const scale = (value) => (Math.min(value, LIMIT) / LIMIT) * (WIDTH - LEFT - RIGHT);
  const groupHeight = series.length * BAR + GAP;
  const bottom = TOP + groups.length * groupHeight;
  const text = (x, y, words, rest = "") => `<text x="${x}" y="${y}" ${rest}>${escaped(words)}</text>`;

  const grid = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5].map((at) => {
    const x = (LEFT + scale(at)).toFixed(1);
    return `<line class="${at === 1 ? "one" : "grid"}" x1="${x}" x2="${x}" y1="${TOP - 6}" y2="${bottom}"/>${text(x, bottom + 16, String(at), 'class="quiet" text-anchor="middle"')}`;
  });
  const legend = series.map(
    (name, at) => `<rect class="s${at}" x="${LEFT + at * 210}" y="58" width="12" height="12"/>${text(LEFT + at * 210 + 18, 69, name)}`,
  );
  const bars = groups.flatMap(({ name, values }, group) => {
    const y = TOP + group * groupHeight;
    return [
      text(LEFT - 10, y + (series.length * BAR) / 2 + 4, name, 'text-anchor="end"'),
      ...values.flatMap((value, at) => {
        if (!Number.isFinite(value)) return [];
        const length = Math.max(scale(value), 1);
        const figure = text((LEFT + length + 5).toFixed(1), y + at * BAR + 10, ratio(value, 1), 'class="figure quiet"');
        return [`<rect class="s${at}" x="${LEFT}" y="${y + at * BAR}" width="${length.toFixed(1)}" height="${BAR - 2}"/>${figure}`];
      }),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 48}" role="img" aria-label="${escaped(title)}">`,
    `<style>${STYLE}\n</style>`,
    text(16, 26, title, 'class="title"'),
    text(16, 46, subtitle, 'class="quiet"'),
    ...legend,
    ...grid,
    ...bars,
    text(16, bottom + 38, origin, 'class="quiet figure"'),
    "</svg>\n",
  ].join("\n");
}
