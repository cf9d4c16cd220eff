// ODK's web engine: a chain of yes/no questions, each relevant once the one before is answered with yes.
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { JSDOM } from "jsdom";
import { NO, YES, tell } from "./timing.mjs";

// The engine is written for browsers: it takes the document from there, and two names of CommonJS for its parser.
const { window } = new JSDOM("");
for (const name of ["document", "DOMParser", "XMLSerializer", "Node", "Element", "XPathResult"]) {
  globalThis[name] = window[name];
}
globalThis.require = createRequire(import.meta.url);
globalThis.__dirname = dirname(fileURLToPath(import.meta.url));

const { createInstance } = await import("@getodk/xforms-engine");

// The XForm that an XLSForm of this chain is converted to.
function definition(length) {
  const numbers = Array.from({ length }, (_, number) => number);
  const fields = numbers.map((number) => `<q${number}/>`).join("");
  const binds = numbers.map((number) => {
    const gate = number > 0 ? ` relevant=" /data/q${number - 1} = '${YES}'"` : "";
    return `<bind nodeset="/data/q${number}" type="string"${gate}/>`;
  }).join("");
  const items = [YES, NO].map((each) => `<item><label>${each}</label><value>${each}</value></item>`).join("");
  const controls = numbers.map((number) => (
    `<select1 ref="/data/q${number}"><label>Question ${number}</label>${items}</select1>`
  )).join("");
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>chain</h:title><model><instance><data id="chain">${fields}<meta><instanceID/></meta></data></instance>
${binds}</model></h:head><h:body>${controls}</h:body></h:html>`;
}

async function chain(length) {
  const { root } = await createInstance(definition(length));
  const nodes = root.currentState.children.filter((node) => node.nodeType === "select");
  return {
    answer: (number) => nodes[number].selectValue(YES),
    relevant: (number) => nodes[number].currentState.relevant,
  };
}

await tell(chain);
