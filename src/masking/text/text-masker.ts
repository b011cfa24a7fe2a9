import type { KeyRule } from "../keys/key-rule.js";
import type { Mask } from "../placeholder.js";
import { maskAuthorization } from "./authorization.js";
import { maskCommandLine } from "./command-line.js";
import { maskDiscordTokens } from "./discord-tokens.js";
import { maskElements } from "./elements.js";
import { maskJsonWebTokens } from "./json-web-tokens.js";
import { maskKeyedValues } from "./keyed-values.js";
import { maskKnownShapes } from "./known-shapes.js";
import { maskNamedPairs } from "./named-pairs.js";
import { ownPatterns } from "./own-patterns.js";
import { maskPrivateKeys } from "./private-keys.js";
import { maskStatements } from "./statements.js";
import { traitsOf, type Traits } from "./traits.js";
import { maskUrlCredentials } from "./url-credentials.js";
import { maskUrlEncoded } from "./url-encoded.js";

/** Shorter than this is no secret with a key: `pwd=x`. */
const SHORTEST = 5;

/** As long is the shortest secret that is told by its shape. */
const SHORTEST_SHAPE = 20;

/** Source lines, paths and statements come again and again: as many that hold no secret are remembered, up to this length. */
const MEMORY = 2000;
const LONGEST_REMEMBERED = 256;

/** A text with secrets is looked at until nothing more is found; twice, all but ever. */
const ROUNDS = 5;

/** What masks a text: all rules, each only where the text holds what it looks for. */
export function textMasker(keys: KeyRule, patterns: readonly RegExp[], mask: Mask): (text: string) => string {
  const maskOwn = ownPatterns(patterns);
  const clean = new Set<string>();
  const maskPlain = (text: string, traits = traitsOf(text)): string => {
    const { hasMarks, longestRun, hasScheme, hasDashes, hasFences } = traits;
    const hasShape = longestRun >= SHORTEST_SHAPE;
    let masked = text;
    if (hasDashes || hasShape) masked = maskPrivateKeys(masked, longestRun, mask);
    if (hasMarks) masked = maskUrlCredentials(masked, mask);
    if (hasShape) masked = maskDiscordTokens(masked, longestRun, mask);
    if (hasMarks) masked = maskKeyedValues(masked, keys, mask);
    if (hasFences) masked = maskStatements(maskElements(maskNamedPairs(masked, keys, mask), keys, mask), mask);
    if (hasDashes) masked = maskCommandLine(masked, keys, mask);
    if (hasScheme) masked = maskAuthorization(masked, mask);
    return hasShape ? maskKnownShapes(maskJsonWebTokens(masked, mask), mask) : masked;
  };
  const maskOnce = (text: string, traits?: Traits): string => {
    const plain = maskPlain(text, traits);
    return maskOwn(plain.includes("%") ? maskUrlEncoded(plain, maskPlain) : plain, mask);
  };
  const maskAll = (text: string, traits: Traits): string => {
    let masked = maskOnce(text, traits);
    // What one rule took away may have hidden something from one that came before it.
    for (let round = 1, before = text; masked !== before && round < ROUNDS; round++) {
      before = masked;
      masked = maskOnce(masked);
    }
    return masked;
  };
  return (text) => {
    if (text.length < SHORTEST && patterns.length === 0) return text;
    const traits = traitsOf(text);
    if (patterns.length === 0 && isEmpty(traits)) return text;
    if (clean.has(text)) return text;
    const masked = maskAll(text, traits);
    if (masked === text && text.length <= LONGEST_REMEMBERED) {
      if (clean.size >= MEMORY) clean.clear();
      clean.add(text);
    }
    return masked;
  };
}

const isEmpty = ({ hasMarks, longestRun, hasScheme, hasDashes, hasFences }: Traits): boolean =>
  !hasFences && !hasMarks && !hasScheme && !hasDashes && longestRun < SHORTEST_SHAPE;
