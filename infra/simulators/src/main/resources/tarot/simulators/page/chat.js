'use strict';

// The chat page. Texts reach the DOM as text nodes only; formatting comes from Telegram's entities, never from HTML.

const TAGS = {
  bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};
// a block starts on a line of its own: the line breaks around it are not to count twice
const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);
const ACTIONS = {
  typing: 'typing…', upload_photo: 'sending a photo…', upload_document: 'sending a file…', choose_sticker: 'choosing…',
};
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });
const STORE = 'tarot-people';
const HIGHEST = 'tarot-highest-id';
const FIRST_PEOPLE = [{ id: 1001, name: 'Ada', language: 'en' }, { id: 1002, name: 'Bob', language: 'en' }];

const $ = (selector, within = document) => within.querySelector(selector);
// not every machine has a font with the star that Telegram's texts have
const stars = (text) => text.replace(/⭐\uFE0F?/g, '★');
const phones = new Map();

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

async function post(path, body) {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Error(problem.error || `The simulator answered ${response.status}`);
  }
  return response.json();
}

// Formatting

function safe(url) {
  return /^(https?:|tg:|mailto:)/i.test(url) ? url : undefined;
}

function link(url, ...children) {
  return make('a', { href: safe(url), target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

function formatted(entity, text, children, phone) {
  switch (entity.type) {
    case 'text_link': return link(entity.detail, ...children);
    case 'url': return link(text, ...children);
    case 'bot_command': return make('button', { type: 'button', class: 'command', onclick: () => phone.send(text) }, ...children);
    case 'spoiler': return make('button', {
      type: 'button', class: 'spoiler', 'aria-expanded': 'false', 'aria-label': 'Hidden text',
      onclick: (event) => {
        event.currentTarget.setAttribute('aria-expanded', 'true');
        event.currentTarget.removeAttribute('aria-label');
      },
    }, ...children);
    default: return make(TAGS[entity.type] || 'span', {}, ...children);
  }
}

/** The nodes for text[from, to), the entities sorted by offset and, where equal, the widest first. */
function rich(text, entities, phone, from = 0, to = text.length) {
  const nodes = [];
  let at = from;
  for (let i = 0; i < entities.length; i++) {
    const entity = entities[i];
    if (entity.offset < at) continue;
    const end = Math.min(to, entity.offset + entity.length);
    const inside = entities.slice(i + 1).filter((other) => other.offset >= entity.offset && other.offset + other.length <= end);
    const block = BLOCKS.has(entity.type);
    const before = text.slice(at, entity.offset);
    if (before) nodes.push(block && before.endsWith('\n') ? before.slice(0, -1) : before);
    nodes.push(formatted(entity, text.slice(entity.offset, end), rich(text, inside, phone, entity.offset, end), phone));
    at = block && text[end] === '\n' && end < to ? end + 1 : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

// One person's chat

class Phone {
  constructor(person) {
    this.person = person;
    this.items = new Map();
    this.blocked = false;
    this.commands = [];
    const root = $('#phone').content.firstElementChild.cloneNode(true);
    this.root = root;
    this.scroll = $('.scroll', root);
    this.list = $('.messages', root);
    this.input = $('textarea', root);
    this.menu = $('.menu', root);
    this.slash = $('.slash', root);
    this.status = $('.status', root);
    this.toast = $('.toast', root);
    this.down = $('.down', root);
    this.name();
    this.wire();
    this.presence();
  }

  name() {
    const { id, name } = this.person;
    this.root.dataset.testid = `chat-${id}`;
    this.root.setAttribute('aria-label', `Chat of ${name}`);
    $('h2', this.root).textContent = name;
    const avatar = $('.avatar', this.root);
    avatar.textContent = [...name][0].toUpperCase();
    avatar.dataset.hue = id % 5;
    this.input.dataset.testid = `input-${id}`;
    this.input.setAttribute('aria-label', `Message from ${name}`);
    this.scroll.setAttribute('aria-label', `Messages of ${name}`);
    $('.send', this.root).dataset.testid = `send-${id}`;
    this.menu.id = `menu-${id}`;
    for (const opener of [this.slash, this.input]) opener.setAttribute('aria-controls', this.menu.id);
    $('.close', this.root).setAttribute('aria-label', `Close the chat of ${name}`);
    this.placeholder('');
  }

  wire() {
    $('.composer', this.root).addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    $('.start', this.root).addEventListener('click', () => this.send('/start'));
    $('.close', this.root).addEventListener('click', () => remove(this.person.id));
    $('.block', this.root).addEventListener('click', () => this.try(post(`${this.path}/blocked`, { blocked: !this.blocked })));
    this.slash.addEventListener('click', () => (this.menu.hidden ? this.suggest('/', true) : this.hideMenu()));
    this.down.addEventListener('click', () => this.toBottom());
    this.scroll.addEventListener('scroll', () => { if (this.atBottom()) this.down.hidden = true; });
    this.input.addEventListener('input', () => { this.resize(); this.suggest(this.input.value); });
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => setTimeout(() => this.hideMenu(), 150));
  }

  get path() {
    return `/admin/chats/${this.person.id}`;
  }

  key(event) {
    const back = event.key === 'Tab' && event.shiftKey;
    if (!this.menu.hidden && !back && ['ArrowDown', 'ArrowUp', 'Tab', 'Escape'].includes(event.key)) {
      event.preventDefault();
      if (event.key === 'Escape') this.hideMenu();
      else if (event.key === 'Tab') this.fillIn(this.selected());
      else this.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      const chosen = this.menu.hidden ? null : this.selected();
      if (chosen && chosen.dataset.command !== this.input.value.trim()) this.choose(chosen);
      else this.submit();
    }
  }

  submit() {
    const text = this.input.value.trim();
    if (text) this.sendOff(text);
  }

  /** Sends, and empties the field: what was in it comes back if that fails, unless the person has gone on writing. */
  sendOff(text) {
    const written = this.input.value;
    this.write('');
    this.hideMenu();
    this.send(text, () => { if (!this.input.value) this.write(written); });
  }

  send(text, otherwise) {
    this.try(post(`${this.path}/messages`, { text }), otherwise);
    this.input.focus({ preventScroll: true });
  }

  write(text) {
    this.input.value = text;
    this.resize();
  }

  try(work, otherwise = () => {}) {
    work.catch((problem) => {
      this.say(problem.message);
      otherwise();
    });
  }

  // the menu of commands

  async suggest(text, all = false) {
    if (!/^\/\w*$/.test(text)) return this.hideMenu();
    const answer = await fetch(`/admin/telegram/commands?language=${encodeURIComponent(this.person.language)}`)
      .then((response) => response.json()).catch(() => ({ commands: [] }));
    if (!all && this.input.value !== text) return undefined;
    const known = answer.commands.length ? answer.commands : [{ command: 'start', description: 'Begin' }];
    const fitting = known.filter((entry) => `/${entry.command}`.startsWith(text));
    this.menu.replaceChildren(...fitting.map((entry) => this.entry(entry)));
    if (!fitting.length) return this.hideMenu();
    this.expand(true);
    this.mark(this.menu.firstElementChild);
    if (all) this.input.focus();
    return undefined;
  }

  entry({ command, description }) {
    const item = make('li', {
      role: 'option', id: `${this.menu.id}-${command}`, 'data-command': `/${command}`,
      onmousedown: (event) => { event.preventDefault(); this.choose(item); },
    }, make('b', {}, `/${command}`), make('span', {}, description));
    return item;
  }

  selected() {
    return $('[aria-selected="true"]', this.menu);
  }

  move(step) {
    const items = [...this.menu.children];
    this.mark(items[(items.indexOf(this.selected()) + step + items.length) % items.length]);
  }

  // the focus stays in the field: what is marked is announced through it
  mark(item) {
    for (const other of this.menu.children) other.setAttribute('aria-selected', String(other === item));
    this.input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  }

  choose(item) {
    this.sendOff(item.dataset.command);
  }

  fillIn(item) {
    this.write(`${item.dataset.command} `);
    this.hideMenu();
  }

  hideMenu() {
    this.expand(false);
    this.input.removeAttribute('aria-activedescendant');
  }

  expand(open) {
    this.menu.hidden = !open;
    for (const opener of [this.slash, this.input]) opener.setAttribute('aria-expanded', String(open));
  }

  // what happens

  snapshot({ messages, blocked }) {
    this.clear();
    this.block(blocked);
    messages.forEach((message) => this.show(message, false));
    this.toBottom();
  }

  clear() {
    this.items.clear();
    this.list.replaceChildren();
    this.idle();
  }

  show(message, live = true) {
    const stick = !live || this.atBottom() || !message.fromBot;
    const known = this.items.get(message.id);
    if (known && known.version > message.version) return;
    const item = this.bubble(message);
    this.items.set(message.id, message);
    if (known) {
      const old = $(`[data-message-id="${message.id}"]`, this.list);
      const focused = old.contains(document.activeElement);
      old.replaceWith(item);
      if (focused) ($('button', item) ?? this.input).focus({ preventScroll: true });
    } else {
      const last = this.list.lastElementChild;
      if (last && last.classList.contains('own') === message.fromBot) item.classList.add('turn');
      this.list.append(item);
      if (message.fromBot) {
        this.idle();
        this.placeholder(message.placeholder);
      }
    }
    if (stick) this.toBottom();
    else this.down.hidden = false;
  }

  bubble(message) {
    if (message.receipt) return this.receipt(message);
    const bubble = make('div', { class: 'bubble' });
    if (message.photo) bubble.append(this.picture(message));
    if (message.invoice) bubble.append(this.invoice(message.invoice));
    if (message.text) {
      bubble.append(make('div', { class: 'text', dir: 'auto' }, ...rich(message.text, message.entities, this)));
    } else if (!message.invoice) {
      bubble.classList.add('bare');
    }
    const at = new Date(message.at);
    const time = at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    bubble.append(make('time', { class: 'stamp', datetime: at.toISOString() }, (message.version && !message.invoice ? 'edited ' : '') + time));
    const item = make('li', {
      class: 'message', 'data-testid': 'message', 'data-message-id': message.id, 'data-from': message.fromBot ? 'bot' : 'person',
    }, make('span', { class: 'unseen' }, message.fromBot ? 'Bot:' : 'You:'), bubble);
    item.classList.toggle('own', !message.fromBot);
    item.classList.toggle('edited', message.version > 0);
    const rows = message.keyboard.map((row) => row.map((button) => this.button(message, button)));
    if (message.invoice) rows.unshift([this.pay(message)]);
    if (rows.length) {
      item.classList.add('with-keys');
      item.append(make('div', { class: 'keys' }, ...rows.map((row) => make('div', { class: 'row' }, ...row))));
    }
    return item;
  }

  // money

  invoice({ title, description, amount, pending, paid, refunded, refusal }) {
    const card = make('div', { class: 'invoice', 'data-testid': 'invoice' },
      make('p', { class: 'invoice-title', dir: 'auto' }, title),
      make('p', { class: 'invoice-what', dir: 'auto' }, description),
      make('p', { class: 'invoice-price', 'data-testid': 'price' }, `★ ${amount}`));
    const times = (number) => (number > 1 ? ` ${number} times` : '');
    const say = (state, text) => card.append(make('p', { class: 'invoice-state', 'data-state': state, 'data-testid': 'invoice-state', dir: 'auto' }, text));
    if (pending) say('pending', 'Asking the bot…');
    if (paid) say('paid', `Paid${times(paid)}`);
    if (refunded) say('refunded', `Refunded${times(refunded)}`);
    if (refusal) say('refused', `Not paid: ${refusal}`);
    return card;
  }

  pay({ id, invoice }) {
    return make('button', {
      type: 'button', class: 'key pay', 'data-testid': 'pay', disabled: invoice.pending, 'aria-busy': invoice.pending ? 'true' : null,
      onclick: () => this.try(post(`${this.path}/payments`, { message: id })),
    }, stars(invoice.paid ? `${invoice.label} again` : invoice.label));
  }

  receipt({ id, text, receipt, fromBot }) {
    return make('li', {
      class: 'message receipt', 'data-testid': 'receipt', 'data-message-id': id, 'data-from': fromBot ? 'bot' : 'person',
      title: receipt.charge,
    }, make('span', {}, stars(text)));
  }

  picture({ photo, text }) {
    const alt = text ? `Photo: ${text.slice(0, 200)}` : 'Photo';
    const image = make('img', { src: photo.url, width: photo.width, height: photo.height, alt, 'data-testid': 'photo' });
    return make('figure', { class: 'photo' }, make('button', {
      type: 'button', 'aria-label': `Enlarge. ${alt}`,
      onclick: () => {
        const viewer = $('#viewer');
        const large = $('img', viewer);
        large.src = photo.url;
        large.alt = alt;
        viewer.showModal();
      },
    }, image));
  }

  button(message, { label, data, url }) {
    if (url) {
      return make('a', { class: 'key', 'data-testid': 'button', href: safe(url), target: '_blank', rel: 'noopener' }, label);
    }
    return make('button', {
      type: 'button', class: 'key', 'data-testid': 'button',
      onclick: (event) => {
        const key = event.currentTarget;
        key.setAttribute('aria-busy', 'true');
        setTimeout(() => key.removeAttribute('aria-busy'), 1500);
        this.try(post(`${this.path}/presses`, { message: message.id, data }));
      },
    }, label);
  }

  remove(id) {
    this.items.delete(id);
    $(`[data-message-id="${id}"]`, this.list)?.remove();
  }

  acting(action) {
    this.status.textContent = ACTIONS[action] || 'busy…';
    this.status.dataset.busy = '';
    if (!this.dots) {
      const stick = this.atBottom();
      this.dots = make('div', { class: 'dots', 'data-testid': 'typing', 'aria-hidden': 'true' },
        make('div', { class: 'bubble' }, make('i'), make('i'), make('i')));
      this.scroll.append(this.dots);
      if (stick) this.toBottom();
    }
    clearTimeout(this.actingTimer);
    this.actingTimer = setTimeout(() => this.idle(), 5000);
  }

  idle() {
    clearTimeout(this.actingTimer);
    this.dots?.remove();
    this.dots = null;
    this.presence();
  }

  presence() {
    delete this.status.dataset.busy;
    const { id, language } = this.person;
    let name = language;
    try { name = LANGUAGES.of(language); } catch { /* an unknown tag is shown as it is */ }
    this.status.textContent = this.blocked ? 'has blocked the bot' : `${name || 'no language'} · id ${id}`;
  }

  block(blocked) {
    this.blocked = blocked;
    const button = $('.block', this.root);
    button.textContent = blocked ? 'Unblock' : 'Block';
    button.toggleAttribute('data-blocked', blocked);
    button.title = blocked ? 'Let the bot write again' : 'The bot will be refused with 403';
    this.presence();
  }

  answered({ text, alert }) {
    if (!text) return;
    if (alert) {
      $('#notice-text').textContent = text;
      $('#notice').showModal();
    } else {
      this.say(text);
    }
  }

  // the toast is never hidden, only empty: a status that appears together with its text may go unread
  say(text) {
    this.toast.textContent = text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { this.toast.textContent = ''; }, 3500);
  }

  placeholder(text) {
    this.input.placeholder = text || 'Message, or / for commands';
  }

  resize() {
    this.input.style.height = 'auto';
    this.input.style.height = `${this.input.scrollHeight}px`;
    $('.send', this.root).disabled = !this.input.value.trim();
  }

  atBottom() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 80;
  }

  toBottom() {
    this.down.hidden = true;
    requestAnimationFrame(() => { this.scroll.scrollTop = this.scroll.scrollHeight; });
  }
}

// All chats

function remembered() {
  try {
    const people = JSON.parse(localStorage.getItem(STORE));
    return Array.isArray(people) && people.length ? people : FIRST_PEOPLE;
  } catch {
    return FIRST_PEOPLE;
  }
}

function remember() {
  localStorage.setItem(STORE, JSON.stringify([...phones.values()].map(({ person }) => person)));
}

/** The highest id that this browser ever gave or met: who is closed lives on at the bot, and is nobody else's to become. */
function highest() {
  const kept = Number(localStorage.getItem(HIGHEST)) || 0;
  return Math.max(kept, ...[...FIRST_PEOPLE, ...remembered()].map(({ id }) => id), ...phones.keys());
}

/** An id beyond all of those, and not one that another browser has given. */
async function freshId() {
  const { users } = await fetch('/admin/telegram/users').then((response) => response.json());
  const taken = new Set(users.map((user) => user.id));
  let id = highest() + 1;
  while (taken.has(id)) id += 1;
  return id;
}

async function add(person) {
  localStorage.setItem(HIGHEST, Math.max(highest(), person.id));
  await post('/admin/telegram/users', person);
  if (phones.has(person.id)) return;
  const phone = new Phone(person);
  phones.set(person.id, phone);
  $('#desk').append(phone.root);
  phone.resize();
  phone.block(false);
  const { messages } = await fetch(`${phone.path}/messages`).then((response) => response.json());
  messages.forEach((message) => phone.show(message, false));
  remember();
}

function remove(id) {
  phones.get(id)?.root.remove();
  phones.delete(id);
  remember();
}

function connect() {
  const state = $('#connection');
  const tell = (value, text) => { state.dataset.state = value; state.textContent = text; };
  const events = new EventSource('/admin/events');
  const on = (name, act) => events.addEventListener(name, (event) => {
    const data = JSON.parse(event.data);
    const phone = phones.get(data.chat);
    if (phone) act(phone, data);
  });
  events.addEventListener('hello', () => tell('on', 'Connected'));
  events.onerror = () => tell('off', 'Reconnecting');
  on('snapshot', (phone, data) => phone.snapshot(data));
  on('message', (phone, data) => phone.show(data));
  on('deleted', (phone, { id }) => phone.remove(id));
  on('acting', (phone, { action }) => phone.acting(action));
  on('answered', (phone, data) => phone.answered(data));
  on('blocked', (phone, { blocked }) => phone.block(blocked));
  on('cleared', (phone) => { phone.clear(); phone.block(false); });
  // a simulator that was started anew knows nobody: introduce everybody again
  let before = false;
  events.addEventListener('hello', () => {
    phones.forEach((phone) => phone.clear());
    if (before) phones.forEach(({ person }) => post('/admin/telegram/users', person));
    before = true;
  });
}

function newPersonDialog() {
  const dialog = $('#new-person');
  const form = $('form', dialog);
  $('#add-user').addEventListener('click', () => { form.reset(); dialog.showModal(); });
  $('#new-cancel').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async () => {
    const name = form.elements.name.value.trim();
    if (!name) return;
    const id = await freshId();
    await add({ id, name, language: form.elements.language.value });
    const phone = phones.get(id);
    phone.root.scrollIntoView({ behavior: 'smooth', inline: 'center' });
    phone.input.focus({ preventScroll: true });
  });
}

async function begin() {
  newPersonDialog();
  for (const person of remembered()) await add(person);
  connect();
}

begin();
