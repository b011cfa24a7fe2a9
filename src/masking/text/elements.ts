import type { KeyRule } from "../keys/key-rule.js";
import { isSecretBare } from "../keys/secret-value.js";
import type { Mask } from "../placeholder.js";

const ELEMENT = /(<([A-Za-z][\w:.-]{1,63})(?:\s[^<>]{0,200})?>(?:<!\[CDATA\[)?)([^<]+?)(?=(?:\]\]>)?<\/)/g;

/** What stands in an element of XML whose name is that of a secret: `<password>…</password>`. */
export const maskElements = (text: string, keys: KeyRule, mask: Mask): string =>
  text.includes("</")
    ? text.replace(ELEMENT, (whole, head: string, name: string, content: string) =>
        isSecretBare(keys(name), content.trim()) ? head + mask(content) : whole,
      )
    : text;
