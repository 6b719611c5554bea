// Runs once in every new realm, before any script. Gives back a function that freezes a value and all it holds.
((host, functions) => {
  'use strict';
  const { apply, ownKeys, defineProperty, getPrototypeOf } = Reflect;
  const { freeze, isFrozen } = Object;
  const { isArray } = Array;
  const iterator = Symbol.iterator;
  const text = String.prototype;
  const pattern = RegExp.prototype;
  const list = Array.prototype;
  const { exec } = pattern;
  const Pattern = RegExp;
  const NativeMap = Map;
  const NativeSet = Set;
  const { repeat, padStart, padEnd, normalize, match, split } = text;
  const replaceFirst = text.replace;
  const { replaceAll } = text;

  const bounded = length => { if (!(length <= host.text)) host.stop(); };
  const isObject = value => typeof value === 'object' && value !== null;

  // --- built-ins that have no bound of their own ---

  const expand = (template, found) => {
    const named = isObject(found[found.length - 1]) ? found.pop() : undefined;
    const groups = found.slice(0, -2);
    let out = '';
    let at = 0;
    for (let mark = template.indexOf('$'); mark >= 0; mark = template.indexOf('$', at)) {
      out += template.slice(at, mark);
      const rest = template.slice(mark + 1);
      const digits = rest.slice(0, 2);
      const two = digits.length === 2 && digits >= '01' && digits <= '99' && groups.length > Number(digits) ? 2 : 0;
      const width = two || (rest[0] >= '1' && rest[0] <= '9' && groups.length > Number(rest[0]) ? 1 : 0);
      const close = rest[0] === '<' && named !== undefined ? rest.indexOf('>') : -1;
      if (rest[0] === '`' || rest[0] === "'") throw new TypeError('$` and $\' are not available: use a function as the replacement');
      if (rest[0] === '$') out += '$';
      else if (rest[0] === '&') out += groups[0];
      else if (width > 0) out += groups[Number(rest.slice(0, width))] ?? '';
      else if (close > 0) out += named[rest.slice(1, close)] ?? '';
      else out += '$';
      at = mark + 1 + (rest[0] === '$' || rest[0] === '&' ? 1 : width > 0 ? width : close > 0 ? close + 1 : 0);
    }
    return out + template.slice(at);
  };
  const substitute = (method, self, find, replacement) => {
    const what = isObject(find) ? find : String(find);
    if (typeof replacement === 'function') return apply(method, self, [what, (...found) => replacement(...found)]);
    const template = String(replacement);
    return apply(method, self, [what, template.includes('$') ? (...found) => expand(template, found) : () => template]);
  };
  const matches = (self, regex) => {
    const found = [];
    regex.lastIndex = 0;
    for (let one = apply(exec, regex, [self]); one !== null; one = apply(exec, regex, [self])) {
      found.push(one);
      if (one[0] === '') regex.lastIndex += (regex.unicode || regex.unicodeSets) && self.codePointAt(regex.lastIndex) > 65535 ? 2 : 1;
    }
    return found;
  };
  const pieces = (self, regex, limit) => {
    const most = limit === undefined ? 4294967295 : limit >>> 0;
    const out = [];
    if (self === '') return apply(exec, regex, [self]) === null && most > 0 ? [self] : out;
    let from = 0;
    for (const one of matches(self, new Pattern(regex.source, regex.flags.replace('g', '').replace('y', '') + 'g'))) {
      const end = one.index + one[0].length;
      if (one.index >= self.length || (end === from && one[0] === '') ) continue;
      out.push(self.slice(from, one.index), ...one.slice(1));
      from = end;
      if (out.length >= most) return out.slice(0, most);
    }
    out.push(self.slice(from));
    return out.slice(0, most);
  };
  const isPattern = value => isObject(value) && getPrototypeOf(value) === pattern;
  const ofText = {
    concat(...more) { let out = String(this); for (const item of more) out += String(item); return out; },
    repeat(count) { bounded(String(this).length * (Number(count) || 0)); return apply(repeat, this, [count]); },
    padStart(length, fill) { bounded(Number(length) || 0); return apply(padStart, this, [length, fill]); },
    padEnd(length, fill) { bounded(Number(length) || 0); return apply(padEnd, this, [length, fill]); },
    normalize(form) { bounded(String(this).length); return apply(normalize, this, [form]); },
    replace(find, replacement) { return substitute(replaceFirst, String(this), find, replacement); },
    replaceAll(find, replacement) { return substitute(replaceAll, String(this), find, replacement); },
    match(find) {
      if (!isPattern(find) || !find.global) return apply(match, this, [find]);
      const found = matches(String(this), find).map(one => one[0]);
      return found.length === 0 ? null : found;
    },
    matchAll(find) {
      if (!isPattern(find) || !find.global) throw new TypeError('matchAll takes a pattern with the flag g');
      return matches(String(this), find).values();
    },
    split(separator, limit) {
      return isPattern(separator) ? pieces(String(this), separator, limit) : apply(split, this, [separator, limit]);
    },
  };
  const inOrder = (left, right) => { const a = String(left), b = String(right); return a < b ? -1 : a > b ? 1 : 0; };
  const search = (method, self, values) => {
    const [wanted] = values;
    if (typeof wanted !== 'string' || wanted.length < 1000) return apply(method, self, values);
    throw new TypeError('a text of more than 1,000 characters cannot be looked up in a list: use find or findIndex');
  };
  const { indexOf, includes, lastIndexOf, sort, toSorted } = list;
  const ofList = {
    includes(...values) { return search(includes, this, values); },
    indexOf(...values) { return search(indexOf, this, values); },
    lastIndexOf(...values) { return search(lastIndexOf, this, values); },
    sort(compare) { return apply(sort, this, [compare === undefined ? inOrder : scripted(compare)]); },
    toSorted(compare) { return apply(toSorted, this, [compare === undefined ? inOrder : scripted(compare)]); },
    concat(...more) {
      const out = [...this];
      for (const item of more) if (isArray(item)) out.push(...item); else out.push(item);
      return out;
    },
    flat(depth = 1) {
      const out = [];
      const add = (items, left) => { for (const item of items) if (left > 0 && isArray(item)) add(item, left - 1); else out.push(item); };
      add(this, Number(depth) || 0);
      return out;
    },
    join(separator) {
      const glue = separator === undefined ? ',' : String(separator);
      let out = '';
      for (let i = 0; i < this.length; i++) out += (i === 0 ? '' : glue) + (this[i] === undefined || this[i] === null ? '' : String(this[i]));
      return out;
    },
    toString() { return this.join(); },
  };
  // A built-in as a callback would run without a statement in between: it is called from a function of its own.
  const scripted = f => typeof f === 'function' ? (...values) => { return f(...values); } : f;
  const withCallback = (target, names, at) => Object.fromEntries(names.split(' ').map(name => {
    const method = target[name];
    return [name, { [name](...values) {
      if (values.length > at) values[at] = scripted(values[at]);
      return apply(method, this, values);
    } }[name]];
  }));
  // Built-ins that turn many arguments into numbers or text get them one by one.
  const converted = (target, names, convert) => Object.fromEntries(names.split(' ').map(name => {
    const method = target[name];
    return [name, { [name](...values) {
      for (let i = 0; i < values.length; i++) values[i] = convert(values[i]);
      return apply(method, target, values);
    } }[name]];
  }));
  const collections = {
    Map: function (entries) { const made = new NativeMap(); if (entries !== undefined && entries !== null) for (const [key, value] of entries) made.set(key, value); return made; },
    Set: function (items) { const made = new NativeSet(); if (items !== undefined && items !== null) for (const item of items) made.add(item); return made; },
  };
  const replace = (target, methods) => {
    for (const name of ownKeys(methods)) defineProperty(target, name, { value: methods[name], writable: true, enumerable: false, configurable: true });
  };
  replace(text, ofText);
  replace(list, { ...withCallback(list, 'every filter find findIndex findLast findLastIndex flatMap forEach map reduce reduceRight some', 0), ...ofList });
  replace(Array, withCallback(Array, 'from', 1));
  replace(Object, {
    ...withCallback(Object, 'groupBy', 1),
    fromEntries(pairs) {
      const made = {};
      for (const [key, value] of pairs) defineProperty(made, key, { value, writable: true, enumerable: true, configurable: true });
      return made;
    },
  });
  replace(collections.Map, withCallback(NativeMap, 'groupBy', 1));
  replace(Math, converted(Math, 'max min hypot', Number));
  replace(Date, converted(Date, 'UTC', Number));
  replace(String, converted(String, 'fromCharCode fromCodePoint', Number));
  replace(Map.prototype, withCallback(Map.prototype, 'forEach', 0));
  replace(Set.prototype, withCallback(Set.prototype, 'forEach', 0));
  for (const kind of [NativeMap, NativeSet]) defineProperty(collections[kind.name], 'prototype', { value: kind.prototype });
  replace(JSON, { ...withCallback(JSON, 'parse', 1), stringify: host.stringify });

  replace(globalThis, collections);

  // --- what stays ---

  const keep = (target, names, symbols = []) => host.keep(target, names, symbols);
  const iterators = [[].values(), new Map().values(), new Set().values(), ''[iterator](), 'a'[iterator]()].map(getPrototypeOf);
  const shared = [
    keep(Function.prototype, 'length name', [Symbol.hasInstance]),
    keep(Object.prototype, 'hasOwnProperty toString valueOf'),
    keep(list, 'length at entries every fill filter find findIndex findLast findLastIndex flatMap forEach includes indexOf keys lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced unshift values with concat flat join toString', [iterator]),
    keep(text, 'length at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search slice split startsWith substring toLowerCase toString toUpperCase trim trimEnd trimStart valueOf', [iterator]),
    keep(pattern, 'exec test toString dotAll flags global hasIndices ignoreCase multiline source sticky unicode unicodeSets', [Symbol.match, Symbol.replace, Symbol.search]),
    keep(Number.prototype, 'toExponential toFixed toPrecision toString valueOf'),
    keep(Boolean.prototype, 'toString valueOf'),
    keep(Date.prototype, 'getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds toISOString toJSON toString valueOf', [Symbol.toPrimitive]),
    keep(Map.prototype, 'clear delete entries forEach get has keys set size values', [iterator, Symbol.toStringTag]),
    keep(Set.prototype, 'add clear delete entries forEach has keys size values', [iterator, Symbol.toStringTag]),
    ...[Error, TypeError, RangeError].map(kind => keep(kind.prototype, 'message name toString')),
    ...iterators.map(one => keep(one, 'next', [iterator])),
    ...iterators.map(one => keep(getPrototypeOf(one), 'next', [iterator])),
    keep(Object, 'name prototype assign entries freeze fromEntries groupBy hasOwn is keys values'),
    keep(Array, 'name prototype from isArray of'),
    keep(String, 'name prototype fromCharCode fromCodePoint'),
    keep(Number, 'name prototype EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY isFinite isInteger isNaN isSafeInteger parseFloat parseInt'),
    keep(Boolean, 'name prototype'),
    keep(Math, 'E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp expm1 floor fround hypot imul log log10 log1p log2 max min pow round sign sin sinh sqrt tan tanh trunc'),
    keep(JSON, 'parse stringify'),
    keep(Date, 'name prototype UTC parse'),
    keep(collections.Map, 'name prototype groupBy'),
    keep(collections.Set, 'name prototype'),
    ...[Error, TypeError, RangeError].map(kind => keep(kind, 'name prototype')),
    keep(globalThis, 'Object Array String Number Boolean Math JSON Date Map Set Error TypeError RangeError parseInt parseFloat isNaN isFinite undefined NaN Infinity ' + functions.join(' ')),
  ];
  for (const one of shared) {
    for (const f of host.functionsOf(one)) freeze(f);
    freeze(one);
  }

  const settle = value => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || isFrozen(value)) return value;
    freeze(value);
    for (const key of ownKeys(value)) settle(value[key]);
    return value;
  };
  return settle;
})
