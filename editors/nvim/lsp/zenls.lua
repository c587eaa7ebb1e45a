---@brief
---
--- zenls: ZenML stacks, components, mlstacks specifications and `.zenls.yaml`.
--- It attaches to every YAML buffer, decides by the content, and says nothing
--- about YAML of other tools.
---@type vim.lsp.Config
return {
  cmd = { 'zenls', 'serve' },
  filetypes = { 'yaml' },
  root_markers = { '.zenls.yaml', '.git' },
  -- A single file outside of any project is served as well.
  workspace_required = false,
  -- What `.zenls.yaml` may say, for example `zenls = { rules = { ['plaintext-secret'] = 'error' } }`.
  settings = {},
}
