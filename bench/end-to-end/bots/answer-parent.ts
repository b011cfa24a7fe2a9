/** Answers the questions of the process that has started this one, and ends with it. */
export function answerParent(answers: Readonly<Record<string, () => Promise<unknown>>>): void {
  process.on("message", (question: string) => {
    void answers[question]?.().then((answer) => process.send?.(answer ?? null));
  });
  process.on("disconnect", () => process.exit());
}
