/** @type {import("webpack").Configuration} */
module.exports = {
  target: "node20",
  entry: "./src/main.ts",
  resolve: { extensions: [".ts", ".js"], extensionAlias: { ".js": [".ts", ".js"] } },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "swc-loader",
        options: {
          jsc: { target: "es2022", parser: { syntax: "typescript", decorators: true }, transform: { decoratorVersion: "2022-03" } },
        },
      },
    ],
  },
  // The SDK loads what is there of other packages by names that are known at run time alone.
  ignoreWarnings: [/Critical dependency/, /Can't resolve/],
  performance: { hints: false },
};
