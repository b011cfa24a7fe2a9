import tseslint from "typescript-eslint";

/** Type-aware lint of everything that is written in TypeScript here. */
export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "coverage/**", "**/*.mjs", "test/consumers/*/**"] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // A thrown value is rethrown as it is, whatever it is: that is the promise of this package.
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      // Functions are values here: they are wrapped, compared and applied to whoever they belong to.
      "@typescript-eslint/unbound-method": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "off",
    },
  },
  {
    files: ["src/**"],
    ignores: ["src/view/command/**", "src/cli/**"],
    rules: { "@typescript-eslint/no-explicit-any": "error", "no-console": "error" },
  },
  {
    // What anybody throws, tags or records is turned into text, guarded, as it comes.
    files: ["src/runtime/**"],
    rules: { "@typescript-eslint/no-base-to-string": "off" },
  },
  {
    // The signatures of words that stand on any method; what they let through is pinned in test/types.
    files: ["src/decorators/**"],
    rules: { "@typescript-eslint/no-explicit-any": "off", "@typescript-eslint/no-unsafe-function-type": "off" },
  },
  {
    files: ["examples/**"],
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "off",
      // A discord.js client takes what its listeners promise (`captureRejections`), and cogscope/discord waits for it.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { arguments: false } }],
    },
  },
  {
    // Tests make what a bot author should not: odd values, unused methods, async functions that do not wait.
    files: ["test/**"],
    rules: {
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-require-imports": "off",
      "@typescript-eslint/consistent-type-imports": "off",
      "@typescript-eslint/await-thenable": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-floating-promises": "off",
      "@typescript-eslint/no-implied-eval": "off",
      "@typescript-eslint/no-misused-promises": "off",
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
      "prefer-rest-params": "off",
      "@typescript-eslint/no-unsafe-function-type": "off",
    },
  },
);
