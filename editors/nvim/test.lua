-- Drives a real Neovim for Tests/lsp/test_editors.py: nvim --headless -u NONE -l test.lua ZENLS FOLDER
-- Writes what the editor ended up with as one line of JSON.
local binary, folder = arg[1], arg[2]
local here = vim.fs.dirname(vim.fs.abspath(arg[0]))
local result = {}

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then error('in vain: ' .. what) end
end

local function shown()
  local list = {}
  for _, item in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, item.lnum, item.lnum + 1, true)[1]
    list[#list + 1] = {
      code = item.code,
      source = item.source,
      severity = vim.diagnostic.severity[item.severity],
      -- Columns are bytes here, whatever the server counts.
      text = line:sub(item.col + 1, item.end_col),
    }
  end
  table.sort(list, function(a, b) return a.code < b.code end)
  return list
end

local function has(code)
  return vim.iter(shown()):any(function(item) return item.code == code end)
end

local function go_to(pattern, offset)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search(pattern, 'cW') > 0, pattern)
  if offset then vim.fn.cursor(vim.fn.line('.'), vim.fn.col('.') + offset) end
end

local function request(client, method, params)
  local answer = assert(client:request_sync(method, params, 60000, 0))
  assert(not answer.err, vim.inspect(answer.err))
  return answer.result
end

vim.opt.runtimepath:prepend(here)
vim.cmd('filetype plugin on')
vim.lsp.config('zenls', {
  cmd = { binary, 'serve' },
  settings = { zenls = { rules = { ['registry-gcr-retired'] = 'error' } } },
})
vim.lsp.enable('zenls')

vim.cmd.edit(folder .. '/stack.yaml')
vim.bo.filetype = 'yaml'
wait('to be attached', function() return #vim.lsp.get_clients({ bufnr = 0, name = 'zenls' }) == 1 end)
local client = vim.lsp.get_clients({ bufnr = 0, name = 'zenls' })[1]
wait('diagnostics', function() return has('unknown-flavor') end)
result.root = client.root_dir
result.encoding = client.offset_encoding
result.diagnostics = shown()

go_to('locall')
local hover = request(client, 'textDocument/hover', vim.lsp.util.make_position_params(0, client.offset_encoding))
go_to('flavor: gcp', 9)
hover = request(client, 'textDocument/hover', vim.lsp.util.make_position_params(0, client.offset_encoding))
result.hover = hover and vim.lsp.util.convert_input_to_markdown_lines(hover.contents) or {}

local completion = request(client, 'textDocument/completion', vim.lsp.util.make_position_params(0, client.offset_encoding))
result.completion = vim.iter(completion.items or completion):map(function(item) return item.label end):totable()

go_to('locall', 2)
vim.lsp.buf.code_action({
  apply = true,
  filter = function(action) return action.kind == 'quickfix' and action.title:find('`local`') ~= nil end,
})
wait('the fix', function() return vim.fn.search('locall', 'nw') == 0 end)
wait('the diagnostic to go', function() return not has('unknown-flavor') end)
result.fixed = vim.api.nvim_buf_get_lines(0, 0, -1, true)

go_to('&images', 2)
vim.lsp.buf.rename('renamed')
wait('the new name', function() return vim.fn.search('\\*renamed', 'nw') > 0 end)
result.renamed = vim.api.nvim_buf_get_lines(0, 0, -1, true)

result.symbols = #request(client, 'textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() })

-- What the lens calls, and the command of the buffer.
local buffer = vim.api.nvim_get_current_buf()
local lenses = request(client, 'textDocument/codeLens', { textDocument = vim.lsp.util.make_text_document_params() })
local lens = vim.iter(lenses):find(function(item) return item.command.title == 'Show commands' end)
client:exec_cmd(lens.command, { bufnr = buffer })
wait('the commands', function() return vim.bo.buftype == 'nofile' end)
result.commands = vim.api.nvim_buf_get_lines(0, 0, -1, true)
vim.cmd.close()
vim.cmd('ZenlsCommands auth')
wait('the commands of a topic', function() return vim.bo.buftype == 'nofile' end)
result.authentication = vim.api.nvim_buf_get_lines(0, 0, -1, true)
vim.cmd.close()

-- Typing, in front of what the finding is about, beyond the basic plane.
vim.api.nvim_buf_set_text(0, 0, 0, 0, 0, { '# 👩‍👩‍👧 😀', '' })
go_to('flavor: local', 8)
vim.cmd('normal! cwlocall')
wait('diagnostics of what was typed', function() return has('unknown-flavor') end)
result.typed = shown()

-- YAML of another tool: attached, and silent.
vim.cmd.edit(folder .. '/compose.yaml')
vim.bo.filetype = 'yaml'
wait('to be attached again', function() return #vim.lsp.get_clients({ bufnr = 0, name = 'zenls' }) == 1 end)
result.foreign = {
  completion = request(client, 'textDocument/completion', vim.lsp.util.make_position_params(0, client.offset_encoding)),
  symbols = request(client, 'textDocument/documentSymbol', { textDocument = vim.lsp.util.make_text_document_params() }),
  diagnostics = shown(),
}

client:stop()
wait('the server to end', function() return client:is_stopped() end)
io.stdout:write(vim.json.encode(result), '\n')
