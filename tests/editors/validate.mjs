// Holds texts and data to schemas with ajv, and prints for each what is wrong with it.
// Usage: node validate.mjs MODULES, with {schemas: {name: schema}, cases: [{schema, text} or {schema, data}]} on standard input.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "x.js"));
const Ajv = require("ajv").default;
const addFormats = require("ajv-formats").default;
const { parseDocument } = require("yaml");

const { schemas, cases } = JSON.parse(readFileSync(0, "utf8"));
// Strict: a keyword that nothing reads is a mistake, but for those that editors show.
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true, allErrors: true });
addFormats(ajv);
for (const word of ["enumDescriptions", "markdownEnumDescriptions", "patternErrorMessage"]) ajv.addKeyword(word);
const validators = {};
const validator = (name) => (validators[name] ??= ajv.compile(schemas[name]));

const wrong = (one) => {
  let data = one.data;
  if ("text" in one) {
    const read = parseDocument(one.text);
    if (read.errors.length) return read.errors.map((error) => error.message.split("\n")[0]);
    data = read.toJS();
  }
  const validate = validator(one.schema);
  return validate(data) ? [] : validate.errors.map((error) => `${error.instancePath || "/"}: ${error.message}`);
};
process.stdout.write(JSON.stringify(cases.map(wrong)));
