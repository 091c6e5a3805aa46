// Builds the style sheet, the script and the typeface into static/page/, which is made at set-up and never committed.
// Run from the repository's root, where node_modules is: node src/lantern/page/assets/build.mjs
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import * as sass from "sass";

const modules = path.resolve("node_modules");
const here = path.dirname(fileURLToPath(import.meta.url));
const made = path.join(here, "..", "static", "page");
const typeface = path.join(modules, "@fontsource-variable/atkinson-hyperlegible-next/files");

await mkdir(path.join(made, "fonts"), { recursive: true });
const { css } = sass.compile(path.join(here, "app.scss"), {
  loadPaths: [modules],
  style: "compressed",
  quietDeps: true,
});
await writeFile(path.join(made, "app.css"), css);
await build({
  entryPoints: [path.join(here, "app.js")],
  outfile: path.join(made, "app.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  nodePaths: [modules],
  logLevel: "warning",
});
for (const part of ["latin-wght-normal", "latin-wght-italic", "latin-ext-wght-normal"]) {
  const file = `atkinson-hyperlegible-next-${part}.woff2`;
  await copyFile(path.join(typeface, file), path.join(made, "fonts", file));
}
await copyFile(path.join(here, "mark.svg"), path.join(made, "mark.svg"));
