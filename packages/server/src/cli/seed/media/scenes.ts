import { randomFrom } from '../random.ts';

export type Light = keyof typeof lights;
export type Scene = keyof typeof scenes;

/** What is to be drawn. The same seed is the same picture. */
export interface Shot {
  readonly scene: Scene;
  readonly light: Light;
  readonly seed: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  /** From 0 to 1 through what moves. */
  readonly t: number;
  readonly random: () => number;
  readonly light: (typeof lights)[Light];
}

/** Sky above and below, what is far and near, what shines. */
const lights = {
  dawn: ['#8fa3c7', '#f3d3bd', '#8d8fb3', '#3b3f6b', '#fff1d6'],
  noon: ['#8db7d6', '#e9eef0', '#9fb8a6', '#41624f', '#fffdf2'],
  dusk: ['#3d4178', '#e09a7a', '#6b5a86', '#241f3d', '#ffd9a0'],
  night: ['#0f1430', '#39406f', '#2c3260', '#0a0d20', '#f3efe0'],
  winter: ['#b9c6d8', '#f2f0ec', '#c2ccd9', '#5b6b84', '#ffffff'],
  autumn: ['#c9b8a0', '#f3e6cf', '#b98b5e', '#5c3b2a', '#fff0cf'],
} as const;

const mixed = (from: string, to: string, share: number) => {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const channel = (at: number) => Math.round(part(from, at) * (1 - share) + part(to, at) * share);
  return `rgb(${channel(1)},${channel(3)},${channel(5)})`;
};
const n = (value: number) => value.toFixed(1);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

const sky = ({ width, height, light: [above, below] }: Sheet) => `
  <defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1">
    <stop offset="0" stop-color="${above}"/><stop offset="0.75" stop-color="${below}"/></linearGradient></defs>
  <rect width="${width}" height="${height}" fill="url(#s)"/>`;

/** A line of hills or waves, closed below. */
function ridge({ width, height, random }: Sheet, base: number, size: number, shift = 0): string {
  const waves = times(4, (i) => ({
    size: (size * random()) / (i + 1),
    long: (i + 1) * (1 + random()),
    at: random() * 7,
  }));
  const y = (x: number) =>
    base +
    waves.reduce((sum, w) => sum + w.size * Math.sin((x / width) * 6.28 * w.long + w.at + shift * 6.28), 0);
  const line = times(65, (i) => `${n((i / 64) * width)},${n(y((i / 64) * width))}`).join(' L');
  return `M0,${height} L${line} L${width},${height} Z`;
}

const sun = ({ width, height, random, light }: Sheet, y: number) =>
  `<circle cx="${n(width * (0.2 + 0.6 * random()))}" cy="${n(height * y)}" r="${n(height * 0.07)}" fill="${light[4]}" opacity="0.92"/>`;

function stars(sheet: Sheet, count: number): string {
  const { width, height, random, t, light } = sheet;
  const dots = times(count, () => {
    const [x, y] = [(random() * 2.4 - 0.7) * width, (random() * 2.4 - 0.7) * height];
    return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(0.9 + random() ** 6 * 2.6)}" opacity="${n(0.4 + random() * 0.6)}"/>`;
  });
  return `<g fill="${light[4]}" transform="rotate(${n(t * 24)} ${n(width * 0.7)} ${n(height * 0.2)})">${dots.join('')}</g>`;
}

const scenes = {
  hills(sheet: Sheet): string {
    const { height, light, t } = sheet;
    const rows = times(4, (i) => {
      const path = ridge(sheet, height * (0.5 + i * 0.13), height * 0.09);
      return `<path d="${path}" fill="${mixed(light[2], light[3], i / 3)}"/>`;
    });
    return (
      sky(sheet) +
      (light === lights.night ? stars(sheet, 140) : '') +
      sun(sheet, 0.4 - t * 0.22) +
      rows.join('')
    );
  },
  sea(sheet: Sheet): string {
    const { width, height, light, t, random } = sheet;
    const boat = width * (0.2 + 0.5 * random()) + t * width * 0.12;
    const rows = times(6, (i) => {
      const path = ridge(sheet, height * (0.56 + i * 0.075), 3 + i * 2.5, t * (i + 1) * 0.5);
      return `<path d="${path}" fill="${mixed(light[1], light[3], 0.35 + i * 0.12)}" opacity="0.9"/>`;
    });
    const sail = `<path d="M${n(boat)},${n(height * 0.57)} l0,${n(-height * 0.13)} l${n(height * 0.08)},${n(height * 0.12)} Z" fill="${light[4]}"/>`;
    return sky(sheet) + sun(sheet, 0.34 + t * 0.1) + sail + rows.join('');
  },
  stars(sheet: Sheet): string {
    const { width, height, random } = sheet;
    const [x, y] = [width * (0.25 + random() * 0.5), height * (0.25 + random() * 0.2)];
    const band = `<ellipse cx="${n(width / 2)}" cy="${n(height * 0.42)}" rx="${width}" ry="${n(height * 0.16)}" fill="#aab2e6"
      opacity="0.13" transform="rotate(${n(-24 + random() * 14)} ${n(width / 2)} ${n(height / 2)})"/>`;
    const comet = `<path d="M${n(x)},${n(y)} l${n(-width * 0.24)},${n(-height * 0.1)} l${n(width * 0.02)},${n(height * 0.07)} Z"
      fill="#eef0ff" opacity="0.35"/><circle cx="${n(x)}" cy="${n(y)}" r="5" fill="#fbfaff"/>`;
    const ground = `<path d="${ridge(sheet, height * 0.86, height * 0.06)}" fill="#080a18"/>`;
    return sky(sheet) + band + stars(sheet, 420) + comet + ground;
  },
  weave({ width, height, random, t, light }: Sheet): string {
    const size = 34 + Math.floor(random() * 22);
    const colours = times(5, (i) => mixed(light[i % 2 === 0 ? 2 : 1], light[3], (i * 0.23) % 0.9));
    const pick = (i: number) => colours[(i * 3 + Math.floor(i / 4)) % colours.length];
    const shown = Math.ceil((width / size) * (t === 0 ? 1 : t)) + 1;
    const cells = times(Math.ceil(height / size) + 1, (row) =>
      times(Math.ceil(width / size) + 1, (column) => {
        const over = (row + column) % 2 === 0 && column < shown;
        const [x, y] = [column * size, row * size];
        const [w, h, dx, dy] = over
          ? [size, size * 0.78, 0, size * 0.11]
          : [size * 0.78, size, size * 0.11, 0];
        return `<rect x="${n(x + dx)}" y="${n(y + dy)}" width="${n(w)}" height="${n(h)}" rx="4" fill="${pick(over ? row : column + 2)}"/>`;
      }).join(''),
    );
    return `<rect width="${width}" height="${height}" fill="${light[3]}"/>${cells.join('')}`;
  },
  town(sheet: Sheet): string {
    const { width, height, random, light } = sheet;
    const street = (base: number, colour: string) => {
      let x = -20;
      let houses = '';
      while (x < width) {
        const [w, h] = [height * (0.1 + random() * 0.09), height * (0.14 + random() * 0.2)];
        const top = height * base - h;
        const windows = times(6, (i) =>
          random() < 0.45
            ? `<rect x="${n(x + w * (0.2 + (i % 2) * 0.4))}" y="${n(top + h * (0.15 + Math.floor(i / 2) * 0.25))}"
                width="${n(w * 0.18)}" height="${n(h * 0.12)}" fill="${light[4]}" opacity="0.85"/>`
            : '',
        );
        houses += `<path d="M${n(x)},${height} V${n(top)} l${n(w / 2)},${n(-h * 0.25)} l${n(w / 2)},${n(h * 0.25)} V${height} Z" fill="${colour}"/>${windows.join('')}`;
        x += w * 1.02;
      }
      return houses;
    };
    const rows = street(0.72, mixed(light[2], light[3], 0.45)) + street(0.95, light[3]);
    return sky(sheet) + (light === lights.night ? stars(sheet, 120) : '') + sun(sheet, 0.22) + rows;
  },
  gears({ width, height, random, t, light }: Sheet): string {
    const wheels = times(6, (i) => {
      const [x, y, r] = [random() * width, random() * height, height * (0.12 + random() * 0.2)];
      const teeth = 10 + Math.floor(random() * 10);
      const rim = `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke-width="${n(r * 0.24)}"/>
        <circle cx="${n(x)}" cy="${n(y)}" r="${n(r * 1.14)}" fill="none" stroke-width="${n(r * 0.16)}" stroke-dasharray="${n((r * 1.14 * 6.2832) / teeth / 2)}"/>`;
      const spokes = times(5, (k) => {
        const a = (k / 5) * 6.2832;
        return `<path d="M${n(x)},${n(y)} l${n(Math.cos(a) * r)},${n(Math.sin(a) * r)}" stroke-width="${n(r * 0.12)}"/>`;
      });
      const turn = `rotate(${n((i % 2 === 0 ? 1 : -1) * t * 72)} ${n(x)} ${n(y)})`;
      return `<g stroke="${mixed(light[2], light[3], i / 6)}" transform="${turn}">${rim}${spokes.join('')}</g>`;
    });
    return `<rect width="${width}" height="${height}" fill="${light[1]}"/>${wheels.join('')}`;
  },
  leaves({ width, height, random, t, light }: Sheet): string {
    const stems = times(9, (i) => {
      const x = ((i + 0.5) / 9) * width;
      const tall = height * (0.4 + random() * 0.5) * (t === 0 ? 1 : t);
      const lean = (random() - 0.5) * 60;
      const blades = times(8, (k) => {
        const y = height - (tall * (k + 1)) / 9;
        const side = k % 2 === 0 ? 1 : -1;
        const cx = x + lean * ((k + 1) / 9) ** 2 + side * 20;
        return `<ellipse cx="${n(cx)}" cy="${n(y)}" rx="${n(22 * (1 - k / 14))}" ry="9" transform="rotate(${-side * 32} ${n(cx)} ${n(y)})"/>`;
      });
      const stem = `<path d="M${n(x)},${height} Q${n(x)},${n(height - tall / 2)} ${n(x + lean)},${n(height - tall)}" fill="none"
        stroke="${light[3]}" stroke-width="4"/>`;
      return `${stem}<g fill="${mixed(light[2], light[3], (i * 0.37) % 1)}">${blades.join('')}</g>`;
    });
    return `<rect width="${width}" height="${height}" fill="${light[1]}"/>${stems.join('')}`;
  },
};

/** As SVG: what strangers may not send, we may draw with. */
export function draw({ scene, light, seed }: Shot, width: number, height: number, t = 0): Buffer {
  const sheet = { width, height, t, random: randomFrom(seed), light: lights[light] };
  const picture = scenes[scene](sheet);
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${picture}</svg>`,
  );
}
