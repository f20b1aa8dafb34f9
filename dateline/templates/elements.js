// What the app's own components put on the page with: text goes in by textContent alone.
const el = (tag, cls, text) => {
  const node = document.createElement(tag);
  if (cls) node.className = cls;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
};
const button = (cls, text, act) => {
  const node = el("button", cls, text);
  node.type = "button";
  node.onclick = act;
  return node;
};
