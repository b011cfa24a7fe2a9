module.exports = { ...require("./jest.config.js"), transform: { "\\.ts$": ["ts-jest", { tsconfig: "tsconfig.legacy.json" }] } };
