module.exports = {
  testMatch: ["**/test/*.spec.ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: { "\\.ts$": ["ts-jest", { tsconfig: "tsconfig.json" }] },
};
