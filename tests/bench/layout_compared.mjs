// Crossings of our layered layout against elkjs on the same graphs. Ours come from the wasm program; elkjs lays
// the graphs out here, and its crossings are counted between neighbouring columns on the lines that it draws.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { peers } from './peers/installed.mjs';

const program = process.argv[2] ?? 'build/web/bench/bench_canvas.js';
const figure = (values) => console.log(JSON.stringify(values));

const stop = (reason) => {
    figure({ name: `layout against elkjs: not measured, ${reason}` });
    process.exit(0);
};
if (!existsSync(program))
    stop(`${program} is missing`);
const require = peers();
if (!require)
    stop('npm could not install it');
const Elk = require('elkjs');
const elk = new Elk();

const size = { width: 200, height: 70 };
const kinds = ['any links', 'no cycles', 'four columns'];

// Where a line from left to right is at x, or null beside it.
function heightAt(line, x) {
    for (let at = 0; at + 1 < line.length; ++at) {
        const [from, to] = [line[at], line[at + 1]];
        if (from.x <= x && x <= to.x)
            return to.x > from.x ? from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x) : from.y;
    }
    return null;
}

function columnsOf(nodes) {
    const columns = [];
    for (const node of [...nodes].sort((left, right) => left.x - right.x)) {
        const last = columns.at(-1);
        if (last && node.x < last.right)
            last.right = Math.max(last.right, node.x + node.width);
        else
            columns.push({ left: node.x, right: node.x + node.width });
    }
    return columns;
}

function crossingsOf(nodes, lines) {
    const columns = columnsOf(nodes);
    let crossings = 0;
    for (let at = 0; at + 1 < columns.length; ++at) {
        const [left, right] = [columns[at].right, columns[at + 1].left];
        const passing = lines
            .map(({ points, from, to }) => ({
                left: heightAt(points, left + 1e-6),
                right: heightAt(points, right - 1e-6),
                // Only where the line starts or ends beside this gap, it shares a node there.
                from: points[0].x >= left - 1 ? from : null,
                to: points.at(-1).x <= right + 1 ? to : null,
            }))
            .filter((line) => line.left !== null && line.right !== null);
        for (let first = 0; first < passing.length; ++first)
            for (let second = first + 1; second < passing.length; ++second) {
                const [one, other] = [passing[first], passing[second]];
                if ((one.from !== null && one.from === other.from) || (one.to !== null && one.to === other.to))
                    continue;
                if ((one.left - other.left) * (one.right - other.right) < 0)
                    ++crossings;
            }
    }
    return crossings;
}

async function crossingsByElk(graph) {
    const inColumns = graph.kind === 2;
    const drawn = await elk.layout({
        id: 'graph',
        layoutOptions: {
            'elk.algorithm': 'layered',
            'elk.direction': 'RIGHT',
            'elk.edgeRouting': 'POLYLINE',
            ...(inColumns && { 'elk.partitioning.activate': 'true' }),
        },
        children: graph.layers.map((layer, node) => ({
            id: `n${node}`,
            ...size,
            ...(inColumns && { layoutOptions: { 'elk.partitioning.partition': String(layer) } }),
        })),
        edges: graph.edges.map(([from, to], edge) => ({ id: `e${edge}`, sources: [`n${from}`], targets: [`n${to}`] })),
    });
    const lines = drawn.edges.map((edge, at) => {
        const section = edge.sections[0];
        const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
        const [from, to] = graph.edges[at];
        return points[0].x <= points.at(-1).x ? { points, from, to } : { points: points.reverse(), from: to, to: from };
    });
    return crossingsOf(drawn.children, lines);
}

const graphs = execFileSync(process.execPath, [program, '--graphs'], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
for (const [kind, name] of kinds.entries()) {
    let worst = 0;
    for (const graph of graphs.filter((each) => each.kind === kind))
        worst = Math.max(worst, graph.crossings / (await crossingsByElk(graph)));
    figure({
        name: `layout: crossings of 50 nodes, 500 links against elkjs, ${name}`,
        value: worst,
        unit: 'times',
        goal: 'at most',
        wanted: 1,
    });
}
