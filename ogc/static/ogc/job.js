// The button that dismisses a job; everything else on the page works without a script.
const button = document.querySelector("#dismiss");
const said = document.querySelector("#said");

button.hidden = false;
button.addEventListener("click", async () => {
  button.disabled = true;
  const { address, token, failed } = button.dataset;
  const headers = { Accept: "application/json", ...(token ? { "X-CSRFToken": token } : {}) };
  try {
    const answer = await fetch(address, { method: "DELETE", headers });
    if (!answer.ok) throw new Error(String(answer.status));
    location.reload();
  } catch {
    said.textContent = failed;
    button.disabled = false;
  }
});
