/** The same numbers in every run (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  /** from 0 up to 1 */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(of: number): boolean {
    return this.roll() < of;
  }

  one<T>(list: readonly T[]): T {
    return list[Math.floor(this.roll() * list.length)] as T;
  }

  /** Some of them more often than others, as countries publish and are followed. */
  skewed<T>(list: readonly T[]): T {
    return list[Math.floor(this.roll() ** 1.7 * list.length)] as T;
  }

  some<T>(list: readonly T[], most: number): T[] {
    return [...new Set(Array.from({ length: 1 + Math.floor(this.roll() * most) }, () => this.skewed(list)))];
  }
}
