// Asks the language service of VS Code many questions in one process.
//   node batch.mjs FOLDER QUESTIONS      FOLDER holds node_modules
// Questions: { schemas: { name: schema }, asks: [{ schema: name, text, offset? }] }. Answers, in order:
// { diagnostics: [{ at: "line:column", message }], completions: [{ label, insert }], hover }; the last two where an offset is given.
// The service is set up as an editor sets it up for files with comments and trailing commas.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { getLanguageService, TextDocument } = createRequire(join(process.argv[2], 'package.json'))('vscode-json-languageservice');
const { schemas, asks } = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const textOf = (content) => (typeof content === 'object' && content ? content.value : content);
const markup = ['markdown', 'plaintext'];

function serviceFor(schema) {
  const service = getLanguageService({
    schemaRequestService: async (address) => { throw new Error(`not fetched: ${address}`); },
    clientCapabilities: { textDocument: { completion: { completionItem: { documentationFormat: markup, snippetSupport: true } }, hover: { contentFormat: markup } } },
  });
  service.configure({ validate: true, allowComments: true, schemas: [{ uri: schema.$id, fileMatch: ['*'], schema }] });
  return service;
}

const services = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, serviceFor(schema)]));
const settings = { schemaValidation: 'error', comments: 'ignore', trailingCommas: 'ignore', schemaRequest: 'error' };
const answers = [];
for (const [index, ask] of asks.entries()) {
  const service = services[ask.schema];
  const document = TextDocument.create(`file:///${index}.json`, 'json', 1, ask.text);
  const parsed = service.parseJSONDocument(document);
  const found = await service.doValidation(document, parsed, settings, schemas[ask.schema]);
  const answer = { diagnostics: found.map((one) => ({ at: `${one.range.start.line + 1}:${one.range.start.character + 1}`, message: one.message })) };
  if (ask.offset !== undefined) {
    const position = document.positionAt(ask.offset);
    const list = await service.doComplete(document, position, parsed);
    const hover = await service.doHover(document, position, parsed);
    answer.completions = (list?.items ?? []).map((item) => ({ label: item.label, insert: item.textEdit?.newText ?? item.insertText }));
    answer.hover = hover ? [hover.contents].flat().map(textOf).join('\n') : '';
  }
  answers.push(answer);
}
console.log(JSON.stringify(answers));
