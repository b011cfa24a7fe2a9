import { envelopeItemTypeToDataCategory, forEachEnvelopeItem, normalize, type DataCategory, type Envelope } from "@sentry/core";

/** How much of one category is in an envelope, as client reports count it. */
export interface Content {
  readonly category: DataCategory;
  readonly count: number;
}

/** An envelope on its way, with what must be known of it without reading it again. */
export interface Parcel {
  readonly envelope: Envelope;
  readonly contents: readonly Content[];
  /** About what it takes in memory and on disk. */
  readonly bytes: number;
  /** The file that holds it, where this process has claimed one. */
  file?: string;
}

type Item = Envelope[1][number];

const parcels = new WeakMap<Envelope, Parcel>();

/** The parcel of an envelope; its payloads are made into text here, once, so that its size is known and nobody changes it any more. */
export function parcelOf(envelope: Envelope): Parcel {
  const known = parcels.get(envelope);
  if (known) return known;
  const [headers, items] = envelope as [Envelope[0], Item[]];
  const texts = items.map(([itemHeaders, payload]) => [itemHeaders, textOf(payload)] as const);
  const bytes = texts.reduce((sum, [, payload]) => sum + payload.length + 100, 200);
  return packed([headers, texts] as unknown as Envelope, contentsOf(envelope), bytes);
}

/** Some of a parcel's items as a parcel of their own. */
export function partOf({ envelope }: Parcel, keep: (category: DataCategory) => boolean): Parcel {
  const items = (envelope[1] as Item[]).filter(([{ type }]) => keep(envelopeItemTypeToDataCategory(type)));
  return parcelOf([envelope[0], items] as Envelope);
}

function packed(envelope: Envelope, contents: readonly Content[], bytes: number): Parcel {
  const parcel: Parcel = { envelope, contents, bytes };
  parcels.set(envelope, parcel);
  return parcel;
}

/** What the SDK would make of it in the end (@sentry/core 11.12, utils/envelope.js, `serializeEnvelope`). */
function textOf(payload: unknown): string | Uint8Array {
  if (typeof payload === "string" || payload instanceof Uint8Array) return payload;
  try {
    return JSON.stringify(payload);
  } catch {
    return JSON.stringify(normalize(payload));
  }
}

/** As the SDK counts what it loses (@sentry/core 11.12, transports/base.js, `recordItemLoss`): a transaction is its spans, too. */
function contentsOf(envelope: Envelope): Content[] {
  const counts = new Map<DataCategory, number>();
  const add = (category: DataCategory, count: number): void => void counts.set(category, (counts.get(category) ?? 0) + count);
  forEachEnvelopeItem(envelope, ([headers, payload], type) => {
    const { item_count: count } = headers as { item_count?: unknown };
    add(envelopeItemTypeToDataCategory(type), typeof count === "number" ? count : 1);
    if (type === "transaction") add("span", spansIn(payload) + 1);
  });
  return [...counts].map(([category, count]) => ({ category, count }));
}

function spansIn(payload: unknown): number {
  const { spans } = payload as { spans?: unknown };
  return Array.isArray(spans) ? spans.length : 0;
}
