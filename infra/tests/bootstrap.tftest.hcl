# What is made once, before everything else.

mock_provider "aws" {
  source = "./tests/mocks"
}

run "the_bootstrap" {
  command = apply
  module { source = "./bootstrap" }
  variables {
    repository = "somebody/solah"
  }

  assert {
    condition     = output.state_bucket == "solah-state-123456789012"
    error_message = "The bucket is named after the account, since names are the whole world's."
  }

  assert {
    condition = jsondecode(aws_iam_role.github["apply"].assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == [
      "repo:somebody/solah:environment:dev", "repo:somebody/solah:environment:prod",
    ]
    error_message = "Only guarded environments of this repository may apply."
  }

  assert {
    condition     = jsondecode(aws_iam_role.github["plan"].assume_role_policy).Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] == ["repo:somebody/solah:pull_request"]
    error_message = "Pull requests may only look."
  }
}

run "a_bootstrap_without_github" {
  command = apply
  module { source = "./bootstrap" }

  assert {
    condition     = length(output.roles) == 0 && length(aws_iam_openid_connect_provider.github) == 0
    error_message = "Nobody is let in unasked."
  }
}

run "a_repository_with_a_star" {
  command = plan
  module { source = "./bootstrap" }
  variables {
    repository = "somebody/*"
  }
  expect_failures = [var.repository]
}
