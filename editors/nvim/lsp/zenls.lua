---@brief
---
--- zenls: ZenML stacks, components, mlstacks specifications and `.zenls.yaml`.
--- It attaches to every YAML buffer, decides by the content, and says nothing
--- about YAML of other tools.
---
--- `:ZenlsCommands [TOPIC…]` shows the commands that make the file real, such as
--- `:ZenlsCommands auth`; the code lens above the file does so, too.

--- Shows the commands for a document in a split of their own.
---@param client vim.lsp.Client
---@param uri string
---@param topics string[] all that help, if empty
local function show_commands(client, uri, topics)
  local params = { command = 'zenls.commands', arguments = { uri, { ['for'] = topics } } }
  client:request('workspace/executeCommand', params, function(err, report)
    if err then
      vim.notify(err.message, vim.log.levels.ERROR)
      return
    end
    local lines = {}
    local function add(text)
      vim.list_extend(lines, vim.split(text, '\n'))
    end
    for _, problem in ipairs(report.problems) do
      add(('# line %d: %s'):format(problem.line, problem.message))
    end
    for _, note in ipairs(report.notes) do
      add('# ' .. note)
    end
    for _, command in ipairs(report.commands) do
      add('')
      add((command.alternative_to and '# Or: ' or '# ') .. command.purpose)
      add(command.shell)
    end
    vim.cmd.new()
    vim.bo.buftype = 'nofile'
    vim.bo.bufhidden = 'wipe'
    vim.bo.filetype = 'sh'
    vim.api.nvim_buf_set_lines(0, 0, -1, true, #lines > 0 and lines or { '# there is nothing to run' })
  end)
end

---@type vim.lsp.Config
return {
  cmd = { 'zenls', 'serve' },
  filetypes = { 'yaml' },
  root_markers = { '.zenls.yaml', '.git' },
  -- A single file outside of any project is served as well.
  workspace_required = false,
  -- What `.zenls.yaml` may say, for example `zenls = { rules = { ['plaintext-secret'] = 'error' } }`.
  settings = {},
  -- Tells zenls that a lens "Show commands" can be clicked here.
  capabilities = { experimental = { commands = { commands = { 'zenls.showCommands' } } } },
  commands = {
    ['zenls.showCommands'] = function(command, context)
      show_commands(assert(vim.lsp.get_client_by_id(context.client_id)), command.arguments[1], {})
    end,
  },
  on_attach = function(client, buffer)
    vim.api.nvim_buf_create_user_command(buffer, 'ZenlsCommands', function(call)
      show_commands(client, vim.uri_from_bufnr(buffer), call.fargs)
    end, { nargs = '*', desc = 'Show the commands that make this file real' })
  end,
}
