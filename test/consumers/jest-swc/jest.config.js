const { swc } = require("./swc.js");

module.exports = {
  testMatch: ["**/test/*.spec.ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: { "\\.ts$": swc({ decoratorVersion: "2022-03" }) },
};
