import type { PresenceState } from '../../shared/presence.ts';

/** What one tray icon shows (UX.md): the state by shape and colour, a frame while OOF is on, one overlay at most. */
export interface TrayIconLook {
  readonly state: PresenceState;
  readonly oof: boolean;
  /**
   * At most one, the strongest: sign-in needed, a ring that runs out in the minutes before a meeting, how many messages
   * weren't heard; 0 shows none.
   */
  readonly overlay: 'sign-in' | { readonly minutes: number } | number;
  readonly dimmed: boolean;
}

type Colour = readonly [red: number, green: number, blue: number];
/** Signed distance to an edge in units of the icon's half size; negative inside. */
type Shape = (x: number, y: number) => number;

const GREEN: Colour = [0x13, 0xa1, 0x0e];
const RED: Colour = [0xd1, 0x34, 0x38];
const AMBER: Colour = [0xea, 0xa3, 0x00];
const GREY: Colour = [0x8a, 0x88, 0x86];
const WHITE: Colour = [255, 255, 255];
const BLUE: Colour = [0x0f, 0x6c, 0xbd];
const PALE: Colour = [0xb4, 0xd6, 0xfa];
const MAGENTA: Colour = [0xb4, 0x00, 0x9e];

const disc =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;
const stroke =
  (x1: number, y1: number, x2: number, y2: number, width: number): Shape =>
  (x, y) => {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) - width / 2;
  };
const ring =
  (radius: number, width: number, cx = 0, cy = 0): Shape =>
  (x, y) =>
    Math.abs(Math.hypot(x - cx, y - cy) - radius) - width / 2;
const union =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));
const both =
  (one: Shape, other: Shape): Shape =>
  (x, y) =>
    Math.max(one(x, y), other(x, y));
/** The last part of a dial round (cx, cy), up to noon: what is left of a countdown. */
const leftOf =
  (part: number, cx: number, cy: number): Shape =>
  (x, y) => {
    if (part >= 1) return -1;
    // Clockwise from noon, 0 to 1.
    const turn = (Math.atan2(x - cx, cy - y) / (2 * Math.PI) + 1) % 1;
    const from = 1 - part;
    const beyond = turn < from ? Math.min(from - turn, turn) : -Math.min(turn - from, 1 - turn);
    return beyond * 2 * Math.PI * Math.hypot(x - cx, y - cy);
  };
const lowerHalf: Shape = (_x, y) => -y;
const dashes: Shape = (x, y) => 0.35 - Math.abs(Math.sin(Math.atan2(y, x) * 4));

const CHECK = union(stroke(-0.36, 0.04, -0.1, 0.3, 0.2), stroke(-0.1, 0.3, 0.38, -0.26, 0.2));
const BAR = stroke(-0.42, 0, 0.42, 0, 0.24);
const HANDS = union(stroke(0, -0.44, 0, 0.04, 0.18), stroke(0, 0.04, 0.3, 0.22, 0.18));
const CROSS = union(stroke(-0.3, -0.3, 0.3, 0.3, 0.18), stroke(-0.3, 0.3, 0.3, -0.3, 0.18));
const FULL = disc(0, 0, 0.86);

interface Layer {
  readonly shape: Shape;
  readonly colour: Colour;
}

const LAYERS: Readonly<Record<PresenceState, readonly Layer[]>> = {
  available: [
    { shape: FULL, colour: GREEN },
    { shape: CHECK, colour: WHITE },
  ],
  'available-idle': [{ shape: union(ring(0.76, 0.2), both(FULL, lowerHalf)), colour: GREEN }],
  busy: [{ shape: FULL, colour: RED }],
  'busy-idle': [{ shape: union(ring(0.76, 0.2), both(FULL, lowerHalf)), colour: RED }],
  'do-not-disturb': [
    { shape: FULL, colour: RED },
    { shape: BAR, colour: WHITE },
  ],
  'be-right-back': [
    { shape: FULL, colour: AMBER },
    { shape: HANDS, colour: WHITE },
  ],
  away: [
    { shape: FULL, colour: AMBER },
    { shape: HANDS, colour: WHITE },
  ],
  offline: [
    { shape: ring(0.74, 0.2), colour: GREY },
    { shape: CROSS, colour: GREY },
  ],
  unknown: [{ shape: both(ring(0.76, 0.2), dashes), colour: GREY }],
};

/** A square bracket round the left and an arrow out to the right. */
const OOF_FRAME: readonly Layer[] = [
  {
    shape: union(
      stroke(-0.92, -0.92, -0.92, 0.92, 0.16),
      stroke(-0.92, -0.92, -0.5, -0.92, 0.16),
      stroke(-0.92, 0.92, -0.5, 0.92, 0.16),
      stroke(0.5, 0, 0.94, 0, 0.18),
      stroke(0.94, 0, 0.7, -0.26, 0.18),
      stroke(0.94, 0, 0.7, 0.26, 0.18),
    ),
    colour: MAGENTA,
  },
];

/** Digits as strokes in a box of 1 × 2, origin at its centre. */
const SEGMENTS: Readonly<Record<string, readonly (readonly [number, number, number, number])[]>> = {
  '1': [
    [0, -1, 0, 1],
    [-0.3, -0.6, 0, -1],
  ],
  '2': [
    [-0.5, -0.8, 0.5, -0.8],
    [0.5, -0.8, 0.5, 0],
    [0.5, 0, -0.5, 0],
    [-0.5, 0, -0.5, 0.9],
    [-0.5, 0.9, 0.5, 0.9],
  ],
  '3': [
    [-0.5, -0.9, 0.5, -0.9],
    [0.5, -0.9, 0.5, 0.9],
    [-0.3, 0, 0.5, 0],
    [-0.5, 0.9, 0.5, 0.9],
  ],
  '4': [
    [-0.5, -0.9, -0.5, 0.1],
    [-0.5, 0.1, 0.5, 0.1],
    [0.4, -0.9, 0.4, 0.9],
  ],
  '5': [
    [0.5, -0.9, -0.5, -0.9],
    [-0.5, -0.9, -0.5, 0],
    [-0.5, 0, 0.5, 0],
    [0.5, 0, 0.5, 0.9],
    [0.5, 0.9, -0.5, 0.9],
  ],
  '6': [
    [0.5, -0.9, -0.5, -0.9],
    [-0.5, -0.9, -0.5, 0.9],
    [-0.5, 0.9, 0.5, 0.9],
    [0.5, 0.9, 0.5, 0],
    [0.5, 0, -0.5, 0],
  ],
  '7': [
    [-0.5, -0.9, 0.5, -0.9],
    [0.5, -0.9, 0, 0.9],
  ],
  '8': [
    [-0.5, -0.9, 0.5, -0.9],
    [0.5, -0.9, 0.5, 0.9],
    [0.5, 0.9, -0.5, 0.9],
    [-0.5, 0.9, -0.5, -0.9],
    [-0.5, 0, 0.5, 0],
  ],
  '9': [
    [0.5, 0, -0.5, 0],
    [-0.5, 0, -0.5, -0.9],
    [-0.5, -0.9, 0.5, -0.9],
    [0.5, -0.9, 0.5, 0.9],
    [0.5, 0.9, -0.5, 0.9],
  ],
  '+': [
    [-0.5, 0, 0.5, 0],
    [0, -0.5, 0, 0.5],
  ],
  '!': [
    [0, -0.9, 0, 0.2],
    [0, 0.8, 0, 0.85],
  ],
};

function glyph(sign: string, cx: number, cy: number, size: number): Shape {
  const lines = SEGMENTS[sign] ?? [];
  return union(
    ...lines.map(([x1, y1, x2, y2]) =>
      stroke(cx + x1 * size, cy + y1 * size, cx + x2 * size, cy + y2 * size, size * 0.55),
    ),
  );
}

/** The ring is whole so many minutes before a meeting. */
export const RING_MINUTES = 5;

/** `!`, or how many wait to be heard (9+ beyond nine). */
const overlayText = (overlay: 'sign-in' | number): string =>
  overlay === 'sign-in' ? '!' : overlay > 9 ? '9+' : String(overlay);

/** Over the lower right corner. */
function overlayLayers(overlay: TrayIconLook['overlay']): readonly Layer[] {
  if (overlay === 0) return [];
  const edge = { shape: disc(0.48, 0.48, 0.58), colour: WHITE };
  if (typeof overlay === 'object') {
    const left = leftOf(overlay.minutes / RING_MINUTES, 0.48, 0.48);
    const whole = ring(0.32, 0.26, 0.48, 0.48);
    return [edge, { shape: whole, colour: PALE }, { shape: both(whole, left), colour: BLUE }];
  }
  const text = overlayText(overlay);
  const plate = { shape: disc(0.48, 0.48, 0.48), colour: overlay === 'sign-in' ? RED : BLUE };
  const signs = Array.from(text, (sign, index) => {
    const shift = text.length === 1 ? 0 : (index - 0.5) * 0.42;
    return { shape: glyph(sign, 0.48 + shift, 0.48, text.length === 1 ? 0.26 : 0.18), colour: WHITE };
  });
  return [edge, plate, ...signs];
}

/**
 * Draws the icon as premultiplied BGRA rows, `size` pixels square: what `nativeImage.createFromBitmap` takes.
 * Shapes are distance fields, so that every size is drawn sharp from the same lines.
 */
export function drawTrayIcon(look: TrayIconLook, size: number): Uint8Array<ArrayBuffer> {
  const scale = look.oof ? 0.68 : 1;
  const inner = LAYERS[look.state].map(({ shape, colour }) => ({
    shape: (x: number, y: number) => shape((x + (look.oof ? 0.14 : 0)) / scale, y / scale) * scale,
    colour,
  }));
  return paint(
    [...inner, ...(look.oof ? OOF_FRAME : []), ...overlayLayers(look.overlay)],
    size,
    look.dimmed ? 0.45 : 1,
  );
}

/** Draws a count alone, as big as the icon, in the same way. */
export function drawCount(count: number, size: number): Uint8Array<ArrayBuffer> {
  const text = overlayText(count);
  const signs = Array.from(text, (sign, index) => {
    const shift = text.length === 1 ? 0 : (index - 0.5) * 0.84;
    return { shape: glyph(sign, shift, 0, text.length === 1 ? 0.52 : 0.36), colour: WHITE };
  });
  return paint([{ shape: disc(0, 0, 0.96), colour: BLUE }, ...signs], size, 1);
}

function paint(layers: readonly Layer[], size: number, strength: number): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(size * size * 4);
  const soft = 2 / size;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [x, y] = [((column + 0.5) / size) * 2 - 1, ((row + 0.5) / size) * 2 - 1];
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (const { shape, colour } of layers) {
        const cover = Math.max(0, Math.min(1, 0.5 - shape(x, y) / soft));
        red = colour[0] * cover + red * (1 - cover);
        green = colour[1] * cover + green * (1 - cover);
        blue = colour[2] * cover + blue * (1 - cover);
        alpha = cover + alpha * (1 - cover);
      }
      const at = (row * size + column) * 4;
      pixels.set([blue * strength, green * strength, red * strength, alpha * 255 * strength], at);
    }
  }
  return pixels;
}
