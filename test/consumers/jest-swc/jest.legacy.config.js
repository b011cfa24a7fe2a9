const { swc } = require("./swc.js");

module.exports = { ...require("./jest.config.js"), transform: { "\\.ts$": swc({ legacyDecorator: true }) } };
