/**
 * What grows. Each makes, of a subject (by hand or annotated), a function that is called once for a figure; `spans` of them are in one call, and the
 * figure is told for each of them.
 */
const deep = (make, label, depth) => {
  let next;
  for (let level = 0; level < depth; level++) next = make(`${label}, level ${level}`, 2, next);
  return (id) => next(id);
};

const together = (make, label, count) => {
  const call = make(label, 2);
  return async (id) => {
    let open;
    const gate = new Promise((resolve) => (open = resolve));
    const running = Array.from({ length: count }, () => call(id, () => gate));
    open();
    await Promise.all(running);
  };
};

export const AXES = [
  { name: "tags", steps: [1, 2, 4, 8, 16], subject: (make, step) => make(`${step} tags`, step), spans: () => 1 },
  { name: "nested calls", steps: [1, 2, 4, 8, 16], subject: (make, step) => deep(make, `depth ${step}`, step), spans: (step) => step },
  {
    name: "calls at once",
    steps: [1, 10, 100, 1000, 10_000],
    subject: (make, step) => together(make, `${step} at once`, step),
    spans: (step) => step,
  },
];
