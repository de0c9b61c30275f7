/** Where windows stand: pure reckoning with screens. */

/** In the system's own pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a window was left. */
export interface Place extends Area {
  readonly maximized: boolean;
}

/** By the screens that were there: who docks a laptop finds the window where it was at the dock. */
export type Places = Readonly<Record<string, Place>>;

/** So many arrangements of screens are remembered. */
const KEPT = 12;
/** So much of a window must be seen for it to count as being there. */
const GRIP = 64;

/** The name of an arrangement of screens. */
export const arrangementOf = (screens: readonly Area[]): string =>
  screens
    .map(({ x, y, width, height }) => `${x},${y},${width}x${height}`)
    .sort()
    .join(';');

/** Remembers where a window was left under these screens, as the newest. */
export function withPlace(places: Places, screens: readonly Area[], place: Place): Places {
  const name = arrangementOf(screens);
  const others = Object.entries(places).filter(([each]) => each !== name);
  return Object.fromEntries([...others, [name, place] as const].slice(-KEPT));
}

/**
 * Where a window is to be opened: where it was under these screens, else as large as it was last, on the screen where the
 * system puts it. No larger than a screen, and never where nobody could take hold of it.
 */
export function openingPlace(
  places: Places,
  screens: readonly Area[],
): (Partial<Point> & Pick<Place, 'width' | 'height' | 'maximized'>) | undefined {
  const here = places[arrangementOf(screens)];
  if (here !== undefined) return { ...fitted(here, screens), maximized: here.maximized };
  const last = Object.values(places).at(-1);
  const [first] = screens;
  if (last === undefined || first === undefined) return undefined;
  const { maximized } = last;
  return { width: Math.min(last.width, first.width), height: Math.min(last.height, first.height), maximized };
}

/** The same window on the screen that has most of it, moved and shrunk where it must be. */
function fitted(window: Area, screens: readonly Area[]): Area {
  const [screen] = [...screens].sort((a, b) => shared(window, b) - shared(window, a));
  if (screen === undefined) return window;
  const [width, height] = [Math.min(window.width, screen.width), Math.min(window.height, screen.height)];
  // Shrunk, it may have left the screen that it reached into.
  const isSeen = shared({ ...window, width, height }, screen) >= GRIP * GRIP && window.y >= screen.y;
  if (isSeen) return { x: window.x, y: window.y, width, height };
  return {
    x: clamp(window.x, screen.x, screen.x + screen.width - width),
    y: clamp(window.y, screen.y, screen.y + screen.height - height),
    width,
    height,
  };
}

/** How much of each other two areas cover. */
function shared(a: Area, b: Area): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** As near to a point as the screen lets it be. */
export function beside(size: Pick<Area, 'width' | 'height'>, near: Point, screen: Area): Area {
  const height = Math.min(size.height, screen.height);
  return {
    width: size.width,
    height,
    x: Math.round(clamp(near.x - size.width / 2, screen.x, screen.x + screen.width - size.width)),
    y: Math.round(clamp(near.y, screen.y, screen.y + screen.height - height)),
  };
}

/** In the corner of the screen where the clock is on most desks; where the tray is on top, under it. */
export function inCorner(
  { width, height, margin }: Pick<Area, 'width' | 'height'> & { readonly margin: number },
  screen: Area,
  tray: Area | undefined,
): Area {
  const fitting = Math.min(screen.height - 2 * margin, height);
  const atTop = tray !== undefined && tray.y < screen.y + screen.height / 2;
  return {
    width,
    height: fitting,
    x: screen.x + screen.width - width - margin,
    y: atTop ? screen.y + margin : screen.y + screen.height - fitting - margin,
  };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
