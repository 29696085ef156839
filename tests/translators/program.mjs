// What a translator's program might do with a file: "read" prints it as JSON, "translate" gives each text a translation.
import { readFileSync } from "node:fs";
import { js2xliff, xliff2js } from "xliff";

const [what, path] = process.argv.slice(2);
const file = await xliff2js(readFileSync(path, "utf-8"));
if (what === "read") {
  console.log(JSON.stringify(file));
} else {
  for (const unit of Object.values(file.resources).flatMap(Object.values)) unit.target = `FR ${unit.source}`;
  console.log(await js2xliff(file));
}
