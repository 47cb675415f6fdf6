// Pictures of the canvas: the SVG that the workbench writes, drawn with the page's own fonts into a PNG. A browser that
// shows an SVG as an image would not lend it the page's fonts, and its text would look different from the screen's.

const largestPicture = 16384; // pixels of a side; more than this no browser draws

function setPaint(pen, node) {
    for (const [part, style] of [['fill', 'fillStyle'], ['stroke', 'strokeStyle']]) {
        const opacity = node.getAttribute(part + '-opacity');
        const colour = node.getAttribute(part) || 'none';
        const alpha = opacity === null ? '' : Math.round(Number(opacity) * 255).toString(16).padStart(2, '0');
        pen[style] = colour === 'none' ? 'transparent' : colour + alpha;
    }
    pen.lineWidth = Number(node.getAttribute('stroke-width'));
    pen.setLineDash((node.getAttribute('stroke-dasharray') || '').split(' ').filter(Boolean).map(Number));
}

function outlineOf(node) {
    const number = (name) => Number(node.getAttribute(name));
    if (node.localName === 'path')
        return new Path2D(node.getAttribute('d'));
    const outline = new Path2D();
    if (node.localName === 'circle')
        outline.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI);
    else
        outline.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
    return outline;
}

function drawText(pen, node, family) {
    pen.font = `${node.getAttribute('font-weight') || 400} ${node.getAttribute('font-size')}px ${family}`;
    pen.textAlign = { middle: 'center', end: 'right' }[node.getAttribute('text-anchor')] || 'left';
    pen.fillText(node.textContent, Number(node.getAttribute('x')), Number(node.getAttribute('y')));
}

function drawNode(pen, node, scale, family) {
    setPaint(pen, node);
    if (node.localName === 'text') {
        drawText(pen, node, family);
        return;
    }
    // The only filter is the soft shadow below cards.
    pen.filter = node.hasAttribute('filter') ? `blur(${1.5 * scale}px)` : 'none';
    const outline = outlineOf(node);
    pen.fill(outline);
    if (node.hasAttribute('stroke'))
        pen.stroke(outline);
    pen.filter = 'none';
}

// The bytes of a PNG.
async function drawPicture(svg, wantedScale) {
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    const [x, y, width, height] = root.getAttribute('viewBox').split(' ').map(Number);
    const scale = Math.min(wantedScale, largestPicture / Math.max(width, height));
    const paper = document.createElement('canvas');
    paper.width = Math.ceil(width * scale);
    paper.height = Math.ceil(height * scale);
    const family = 'Throughline, ' + root.getAttribute('font-family');
    const pen = paper.getContext('2d');
    pen.scale(scale, scale);
    pen.translate(-x, -y);
    for (const node of root.children) {
        if (['rect', 'path', 'circle', 'text'].includes(node.localName))
            drawNode(pen, node, scale, family);
    }
    const blob = await new Promise((resolve) => paper.toBlob(resolve, 'image/png'));
    if (!blob)
        throw new Error('The picture is too large for this browser.');
    return new Uint8Array(await blob.arrayBuffer());
}
