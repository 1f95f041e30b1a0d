/** A tune in steps of a scale from its key; null is a rest. */
export interface Tune {
  readonly key: number;
  readonly notes: readonly (number | null)[];
  readonly secondsEach: number;
  /** How often it is played: the same again costs nothing to make. */
  readonly times: number;
  readonly rate: 11_025 | 44_100;
}

const major = [0, 2, 4, 5, 7, 9, 11];

const frequency = (key: number, step: number) => {
  const octave = Math.floor(step / 7);
  return key * 2 ** (octave + (major[step - octave * 7] ?? 0) / 12);
};

/** Plucked strings: three partials that fade, the next note over what is left of the last. As WAV, two channels, 16 bits. */
export function play({ key, notes, secondsEach, times, rate }: Tune): Buffer {
  const each = Math.round(secondsEach * rate);
  const heard = new Float64Array(notes.length * each);
  for (const [at, note] of notes.entries()) {
    if (note === null) continue;
    const turn = (2 * Math.PI * frequency(key, note)) / rate;
    for (let i = 0; i < each * 2; i += 1) {
      const fade = Math.exp((-3.2 * i) / each) * Math.min(1, i / (rate * 0.004));
      const sound = Math.sin(turn * i) + 0.4 * Math.sin(2 * turn * i) + 0.15 * Math.sin(3 * turn * i);
      // Round to the beginning, so that it can be played again without a gap.
      const place = (at * each + i) % heard.length;
      heard[place] = (heard[place] ?? 0) + sound * fade;
    }
  }
  const phrase = Buffer.alloc(heard.length * 4);
  for (const [i, value] of heard.entries()) {
    const sample = Math.round(Math.max(-1, Math.min(1, value * 0.35)) * 32_000);
    phrase.writeInt16LE(sample, i * 4);
    phrase.writeInt16LE(sample, i * 4 + 2);
  }
  const bytes = phrase.length * times;
  return Buffer.concat([head(bytes, rate), ...Array.from({ length: times }, () => phrase)]);
}

function head(bytes: number, rate: number): Buffer {
  const wav = Buffer.alloc(44);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + bytes, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 4, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(bytes, 40);
  return wav;
}
