// The numbers of src/ui/widgets/semantics.h, read from there, so that a test's tree is the program's tree.
import { readFileSync } from 'node:fs';

const header = readFileSync(new URL('../../../src/ui/widgets/semantics.h', import.meta.url), 'utf8');
const names = /enum class Role[^{]*{([^}]*)}/.exec(header)[1].match(/\w+/g);
export const Role = Object.fromEntries(names.map((name, number) => [name, number]));
export const State = Object.fromEntries(
    [...header.matchAll(/State(\w+) = 1 << (\d+)/g)].map(([, name, bit]) => [name, 1 << Number(bit)]),
);
