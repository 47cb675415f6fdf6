// The published JSON Schema, held against the examples and against broken variants of them by a validator that is not
// ours.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';

const project = new URL('../../', import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(new URL(path, project), 'utf8'));
const schema = readJson('schema/throughline-1.schema.json');
const ajv = new Ajv2020({ allErrors: true, strict: true });
const validate = ajv.compile(schema);

const examples = readdirSync(new URL('web/examples/', project)).filter((name) => name.endsWith('.throughline.json'));
const bank = () => readJson('web/examples/harbour-bank.throughline.json');

function problems(workspace) {
    return validate(workspace) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`);
}

test('there are examples', () => assert.ok(examples.length >= 2));

for (const name of examples)
    test(`${name} is valid`, () => assert.deepEqual(problems(readJson(`web/examples/${name}`)), []));

test('the fixture of this version is valid', () =>
    assert.deepEqual(problems(readJson('tests/fixtures/json/version-1.throughline.json')), []));

test('the fixture of an older version is not of this one', () =>
    assert.notDeepEqual(problems(readJson('tests/fixtures/json/version-0.throughline.json')), []));

test('members that the schema does not know are allowed, as the program keeps them', () => {
    const workspace = bank();
    workspace.generator = 'another program';
    workspace.records.outcome[0].colour = 'green';
    workspace.records.outcome[0].business.weather = [1, 2];
    assert.deepEqual(problems(workspace), []);
});

const broken = {
    'another format': (workspace) => (workspace.format = 'other'),
    'a newer version': (workspace) => (workspace.version = 2),
    'no version': (workspace) => delete workspace.version,
    'no records': (workspace) => delete workspace.records,
    'an unknown kind': (workspace) => (workspace.records.outcomes = []),
    'records that are no list': (workspace) => (workspace.records.outcome = {}),
    'a record without id': (workspace) => delete workspace.records.outcome[0].id,
    'a record without title': (workspace) => delete workspace.records.outcome[0].title,
    'a blank title': (workspace) => (workspace.records.outcome[0].title = '  '),
    'an id with a space': (workspace) => (workspace.records.outcome[0].id = 'a b'),
    'an id that is too long': (workspace) => (workspace.records.outcome[0].id = 'a'.repeat(24)),
    'a text that is a number': (workspace) => (workspace.records.outcome[0].description = 7),
    'a state that does not exist': (workspace) => (workspace.records.outcome[0].state = 'finished'),
    'a number that is a text': (workspace) => (workspace.records.outcome[0].business.target = '80'),
    'a number out of range': (workspace) => (workspace.records.outcome[0].customer.importance = 11),
    'an effect beyond one': (workspace) => (workspace.records.experience[0].serves[0].effect = 1.5),
    'a count that is not whole': (workspace) => (workspace.records.outcome[0].business.n = 1.5),
    'a day written the German way': (workspace) => (workspace.records.outcome[0].business.due = '30.6.2027'),
    'a month thirteen': (workspace) => (workspace.records.outcome[0].business.due = '2027-13-01'),
    'a moment without zone': (workspace) => (workspace.records.outcome[0].history[0].at = '2026-01-01T10:00:00'),
    'a link that is a list': (workspace) => (workspace.records.outcome[0].owner = ['p-jon']),
    'links with one twice': (workspace) => (workspace.records.outcome[0].segments = ['s', 's']),
    'a group that is a list': (workspace) => (workspace.records.outcome[0].business = []),
    'groups that are an object': (workspace) => (workspace.records.outcome[0].history = {}),
    'a flag that is a number': (workspace) => (workspace.records.interaction[0].enactment = { process_built: 1 }),
    'a null': (workspace) => (workspace.records.outcome[0].owner = null),
    'two workspaces': (workspace) => workspace.records.workspace.push({ id: 'w2', title: 'Second' }),
};

for (const [name, breakIt] of Object.entries(broken)) {
    test(`${name} is refused`, () => {
        const workspace = bank();
        breakIt(workspace);
        assert.notDeepEqual(problems(workspace), []);
    });
}
