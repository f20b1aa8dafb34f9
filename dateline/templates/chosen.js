// The one channel of choices: a choice made in the panel goes to the app, and what the app then says is chosen comes back.
// It shows nothing itself. It stands in the part of the page that a choice runs anew, so that little is sent for one.
export default function (component) {
  const { data, setTriggerValue } = component;
  const send = (event) => setTriggerValue("choose", { place: event.detail });
  const before = window.datelineChosen;
  window.datelineChosen = data;
  if (!before || before.n !== data.n || before.dossier?.id !== data.dossier?.id) {
    window.dispatchEvent(new CustomEvent("dateline:chosen"));
  }
  // Streamlit calls this anew on each run, and does not always tidy up before: one listener, whatever happens.
  window.removeEventListener("dateline:choose", window.datelineSend);
  window.datelineSend = send;
  window.addEventListener("dateline:choose", send);
}
