// The data from outside the repository, for the tests that run in node.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const project = new URL('../../', import.meta.url).pathname;

// The path of a file of it, or undefined where it is absent.
export function sharedData(name) {
    const path = join(process.env.THROUGHLINE_SHARED_DATA ?? join(project, '..', 'shared', 'data'), name);
    return existsSync(path) ? path : undefined;
}
