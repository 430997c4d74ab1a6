output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "subnets" {
  description = "The subnets by name (public-a …): id, zone and range."
  value = merge(
    { for letter, subnet in aws_subnet.public : "public-${letter}" => {
      id         = subnet.id
      zone       = subnet.availability_zone
      cidr_block = subnet.cidr_block
    } },
    { for letter, subnet in aws_subnet.private : "private-${letter}" => {
      id         = subnet.id
      zone       = subnet.availability_zone
      cidr_block = subnet.cidr_block
    } },
  )
}

output "public_subnet_ids" {
  description = "The subnets for what the internet may knock at."
  value       = values(aws_subnet.public)[*].id
}

output "private_subnet_ids" {
  description = "The subnets for everything else."
  value       = values(aws_subnet.private)[*].id
}

output "nat_addresses" {
  description = "The public addresses that private subnets show, by zone. A regional gateway's are AWS's choice."
  value = merge(
    { for letter, address in aws_eip.nat : letter => address.public_ip },
    { for address in aws_eip.nat_instance : "instance" => address.public_ip },
  )
}

output "nat_gateway_ids" {
  description = "The NAT gateways, for their alarms."
  value = merge(
    { for letter, gateway in aws_nat_gateway.this : letter => gateway.id },
    { for gateway in aws_nat_gateway.regional : "regional" => gateway.id },
  )
}

output "nat_security_group_id" {
  description = "The NAT instance's group, by which people reach the database. Null without one."
  value       = one(aws_security_group.nat[*].id)
}

output "endpoints_security_group_id" {
  description = "The group of the interface endpoints."
  value       = aws_security_group.endpoints.id
}

output "prefix_list_ids" {
  description = "The lists of S3's and DynamoDB's addresses, for security groups."
  value = {
    s3       = aws_vpc_endpoint.s3.prefix_list_id
    dynamodb = aws_vpc_endpoint.dynamodb.prefix_list_id
  }
}

output "flow_log_group" {
  description = "Where flow logs are written. Null when they are off."
  value       = one(aws_cloudwatch_log_group.flow_logs[*].name)
}

output "endpoint_service_name" {
  description = "What others give to their endpoint to reach our site. Null when we offer nothing."
  value       = one(aws_vpc_endpoint_service.this[*].service_name)
}

output "vpn_addresses" {
  description = "Where the office's router finds the two tunnels. Empty without a VPN."
  value       = flatten([for connection in aws_vpn_connection.this : [connection.tunnel1_address, connection.tunnel2_address]])
}
