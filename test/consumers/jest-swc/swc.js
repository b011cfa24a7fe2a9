exports.swc = (transform) => ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript", decorators: true }, transform } }];
