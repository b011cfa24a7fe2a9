/** Something that stands in the page and can be brought up to date. */
export interface Part<T> {
  readonly element: HTMLElement;
  update(item: T): void;
}

/**
 * Makes the children of an element the parts of these items, in this order. The part of an item that was there before stays and is
 * brought up to date: the focus and what is unfolded survive whatever arrives.
 */
export class Parts<T> {
  #known = new Map<string, Part<T>>();

  constructor(
    readonly parent: HTMLElement,
    readonly key: (item: T) => string,
    readonly create: (item: T) => Part<T>,
  ) {}

  show(items: readonly T[]): void {
    const parts = new Map<string, Part<T>>();
    for (const item of items) {
      let key = this.key(item);
      // Ids come from strangers: two things may claim the same.
      while (parts.has(key)) key += "'";
      const known = this.#known.get(key);
      known?.update(item);
      parts.set(key, known ?? this.create(item));
    }
    for (const [key, { element }] of this.#known) if (!parts.has(key)) element.remove();
    let place = this.parent.firstElementChild;
    for (const { element } of parts.values()) {
      // An element that is moved loses the focus: one that stands right is left alone.
      if (element === place) place = place.nextElementSibling;
      else this.parent.insertBefore(element, place);
    }
    this.#known = parts;
  }
}
